import java.io.FileInputStream;
import java.util.Map;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** `Judge FLAVOUR… -- FILE…`: one line for each failed rule of each file, and one for each verdict. */
public final class Judge {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    int dash = java.util.Arrays.asList(arguments).indexOf("--");
    for (int file = dash + 1; file < arguments.length; file++)
      for (int flavour = 0; flavour < dash; flavour++)
        judge(arguments[file], PDFAFlavour.byFlavourId(arguments[flavour]));
  }

  private static void judge(String file, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      Map<String, Integer> seen = new java.util.TreeMap<>();
      for (TestAssertion one : result.getTestAssertions()) {
        if (one.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = one.getRuleId().getClause() + " " + one.getRuleId().getTestNumber();
        if (seen.merge(rule, 1, Integer::sum) == 1)
          System.out.println("FAILED\t" + file + "\t" + flavour.getId() + "\t" + rule + "\t" + one.getMessage().replaceAll("\\s+", " ") + "\t" + one.getLocation().getContext());
      }
      System.out.println("VERDICT\t" + file + "\t" + flavour.getId() + "\t" + (result.isCompliant() ? "compliant" : "not compliant") + "\t" + seen);
    }
  }
}

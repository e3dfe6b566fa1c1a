import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;
import java.io.PrintStream;

/** `JudgeEpub FILE…`: one line for each message on each file, and one for each verdict. */
public final class JudgeEpub {
  private static final PrintStream OUT = System.out;

  public static void main(String[] files) {
    System.setOut(System.err);
    for (String file : files) {
      Told told = new Told(file);
      new EpubCheck(new File(file), told).doValidate();
      OUT.println("VERDICT\t" + file + "\t" + told.count);
    }
  }

  private static final class Told extends MasterReport {
    private final String file;
    private int count;

    Told(String file) {
      this.file = file;
      this.setEpubFileName(file);
    }

    @Override
    public void message(Message message, EPUBLocation location, Object... arguments) {
      if (message.getSeverity() == Severity.SUPPRESSED) return;
      count++;
      OUT.println("MESSAGE\t" + file + "\t" + message.getSeverity() + "\t" + message.getID() + "\t" + location + "\t" + message.getMessage(arguments).replaceAll("\\s+", " "));
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {}

    @Override
    public int generate() {
      return 0;
    }

    @Override
    public void initialize() {}
  }
}

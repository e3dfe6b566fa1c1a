/**
 * Elements of HTML that warraq has no meaning for, and whose text can be read without them: those that HTML once had, and those of
 * pages that are more than text.
 */
export const PLAIN_ELEMENTS: ReadonlySet<string> = new Set(
  `acronym address article aside audio big blink data dialog fieldset font footer header hgroup label legend main map
  marquee menu meter nav nobr output picture progress search slot source time track tt video`.split(/\s+/),
);

/** What loads, runs or hides something; an element that nobody knows is none of these. */
export const ACTIVE_ELEMENTS: ReadonlySet<string> = new Set(
  `applet base button canvas embed form frame frameset iframe input link math meta noembed noframes noscript object option param
  plaintext portal script select style svg template textarea title xmp`.split(/\s+/),
);

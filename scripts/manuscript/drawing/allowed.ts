/** What a drawing may be made of. Elements and attributes: SVG 2, appendices F and G, and of SVG 1.1 what is still drawn; everything else is taken out. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Elements that draw, or that say what is drawn. Nothing of these moves, runs or loads. */
export const ELEMENTS = words(`
  svg g defs symbol use switch title desc style
  path rect circle ellipse line polyline polygon text tspan textPath tref image
  marker linearGradient radialGradient stop pattern clipPath mask
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`);

/** Elements whose content is text and no more. */
export const TEXT_ONLY = words('title desc style');

/** Elements that go, while what is in them stays: a link's words are the drawing's. */
export const UNWRAPPED = words('a');

/** Elements that refer to another by `href`; the others draw an image. */
export const REFERRING = words(
  'use textPath tref linearGradient radialGradient pattern filter feImage marker mask clipPath',
);

/** Properties of SVG that are CSS properties and attributes alike (SVG 2, § 6.6). */
const PRESENTATION = words(`
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
  color-rendering direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity
  font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
  glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning letter-spacing lighting-color
  marker marker-end marker-mid marker-start mask mask-type opacity overflow paint-order shape-rendering
  stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-opacity stroke-width text-anchor text-decoration text-overflow text-rendering transform transform-origin
  unicode-bidi vector-effect visibility white-space word-spacing writing-mode`);

/** Further CSS properties that a `style` may set. */
const STYLED = words(`
  background background-color color-scheme cx cy d fill-rule font-feature-settings font-kerning font-language-override
  font-optical-sizing font-palette font-synthesis font-variant-alternates font-variant-caps font-variant-east-asian
  font-variant-ligatures font-variant-numeric font-variant-position font-variation-settings height inline-size isolation
  line-height mix-blend-mode r rotate rx ry scale shape-inside shape-margin shape-padding shape-subtract tab-size
  text-align text-align-last text-decoration-color text-decoration-line text-decoration-style
  text-decoration-thickness text-indent text-orientation text-transform text-underline-offset transform-box translate
  width x y`);

export const PROPERTIES: ReadonlySet<string> = new Set([...PRESENTATION, ...STYLED]);

/** Properties that place a drawing on a page, which is the page's affair, and those that draw nothing: they go without a word. */
export const IDLE_PROPERTIES = words(`
  cursor enable-background margin max-height max-width min-height min-width outline padding pointer-events position
  shape-outside solid-color solid-opacity text-decoration-skip-ink touch-action user-select will-change`);

/** Properties that the outermost element may not set for the page that it stands in. */
export const PLACING_PROPERTIES = words('width height inline-size display');

/** Attributes in no namespace. */
export const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...PRESENTATION,
  ...words(`
  amplitude aria-describedby aria-hidden aria-label aria-labelledby azimuth baseFrequency baseProfile bias class
  clipPathUnits cx cy d diffuseConstant divisor dx dy edgeMode elevation exponent filterRes filterUnits focalX
  fr fx fy gradientTransform gradientUnits height id in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength
  lang lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits media method mode
  numOctaves offset operator order orient path pathLength patternContentUnits patternTransform patternUnits points
  pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY
  requiredExtensions requiredFeatures result role rotate rx ry scale seed side slope spacing specularConstant
  specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues
  targetX targetY textLength type values version viewBox width x x1 x2 xChannelSelector y y1 y2
  yChannelSelector z`),
]);

/** Attributes that draw nothing and do nothing once scripts are gone: they go without a word. */
export const IDLE_ATTRIBUTES = words(`
  color-profile contentScriptType contentStyleType cursor enable-background externalResourcesRequired focusable
  pointer-events tabindex unicode zoomAndPan`);

/** Where programs that draw keep what is theirs; it draws nothing, and goes without a word. Beginnings of namespaces. */
export const EDITORS: readonly string[] = [
  'http://creativecommons.org/',
  'http://ns.adobe.com/',
  'http://purl.org/dc/',
  'http://schemas.microsoft.com/visio/',
  'http://sodipodi.sourceforge.net/',
  'http://vectornator.io',
  'http://web.resource.org/cc/',
  'http://www.bohemiancoding.com/sketch/',
  'http://www.figma.com/',
  'http://www.inkscape.org/',
  'http://www.openswatchbook.org/',
  'http://www.serif.com/',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'https://boxy-svg.com',
];

/** Of SVG itself: what describes the file, or names a view of it. */
export const IDLE_ELEMENTS = words('metadata view');

/** Functions of CSS that make a value of their arguments, and can name no other file. */
export const FUNCTIONS = words(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark
  calc min max clamp abs sign round var
  translate translatex translatey scale scalex scaley rotate skew skewx skewy matrix
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  rect inset circle ellipse polygon path`);

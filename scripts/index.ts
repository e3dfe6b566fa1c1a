export type { Format } from './book/artifact.ts';
export { FORMATS } from './book/artifact.ts';
export type { PageMap } from './book/page-map.ts';
export { settingsJsonSchema } from './book/settings.ts';
export {
  type BuildEvent,
  type BuildOptions,
  type BuildResult,
  type Built,
  build,
  type Stage,
} from './build.ts';
export { WarraqError } from './diagnostics/warraq-error.ts';
export { version } from './render/package-files.ts';
export { PDF_PROFILES, type PdfProfile } from './targets/pdf/finish/profile.ts';

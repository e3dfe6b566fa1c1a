export {
  type AddOptions,
  type AddResult,
  type ArchiveOptions,
  addEdition,
  diffEditions,
  exportEdition,
  listTitles,
  makeShelf,
  type RebuildOptions,
  type RebuildResult,
  type RestoreResult,
  rebuildEdition,
  restoreEdition,
  showEdition,
  verifyArchive,
} from './archive.ts';
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
  type StageDetail,
} from './build.ts';
export { type CheckOptions, type CheckResult, checkManuscript, type Mended } from './check.ts';
export { MESSAGE_LANGUAGES, type MessageLanguage } from './diagnostics/messages/messages.ts';
export type { Speech } from './diagnostics/speech.ts';
export { WarraqError } from './diagnostics/warraq-error.ts';
export { checkText as check, type Finding, type OrthographyOptions } from './orthography/check.ts';
export { RULE_IDS, rulesOf } from './orthography/choices.ts';
export { persianDictionary } from './orthography/dictionary.ts';
export { type Fixed, fixText as fix, unfixed } from './orthography/fix.ts';
export { remarkOrthography } from './orthography/remark.ts';
export { speechIn } from './orthography/speech.ts';
export { version } from './render/package-files.ts';
export { PDF_PROFILES, type PdfProfile } from './targets/pdf/finish/profile.ts';
export type { Difference } from './vault/difference.ts';
export type { DamagedObject } from './vault/read.ts';
export type { StoredEdition, StoredTitle } from './vault/titles.ts';
export type { Verdict } from './vault/validate/store.ts';

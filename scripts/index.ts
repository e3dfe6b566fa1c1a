export type { Artifact, Format } from './book/artifact.ts';
export type { Asset, Book, Chapter } from './book/book.ts';
export type { FormatOption, FormatOptions } from './book/format-option.ts';
export {
  type Extra,
  type MarkupRule,
  MESSAGE_LANGUAGES,
  type Mend,
  type Message,
  type MessageLanguage,
  type Place,
  type RuleMessage,
  type Severity,
  type Tell,
} from './book/message.ts';
export type { PageMap } from './book/page-map.ts';
export type { Counter, Directive, Late, Names, Showing, Syntax } from './book/syntax.ts';
export type { TextFile } from './book/text-file.ts';
export type { Theme } from './book/theme.ts';
export { MemoryStore } from './cache/memory-store.ts';
export type { StoreNote } from './cache/store.ts';
export type { Speech } from './diagnostics/speech.ts';
export { WarraqError } from './diagnostics/warraq-error.ts';
export type { FetchedImage, FetchFault, FetchLimits, Get } from './fetch/get.ts';
export { version } from './house/package-files.ts';
export { isMarkdown } from './manuscript/text-names.ts';
export type { Unsaved } from './manuscript/unsaved-world.ts';
export type { Finding, OrthographyOptions } from './orthography/check.ts';
export { persianDictionary } from './orthography/dictionary.ts';
export { type Fixed, unfixed } from './orthography/fix.ts';
export type { Choices, Match, Passage, Rule } from './orthography/rule.ts';
export type { Division } from './render/division.ts';
export type { Rendering } from './render/render.ts';
export { FORMATS } from './targets/formats.ts';
export type { Target, TargetResult, Tools } from './targets/target.ts';
export type { Difference } from './vault/difference.ts';
export type { DamagedObject } from './vault/read.ts';
export type { StoredEdition, StoredTitle } from './vault/titles.ts';
export type { Verdict } from './vault/validate/store.ts';
export { type AddOptions, type AddResult, addEdition } from './verbs/archive/add.ts';
export { diffEditions } from './verbs/archive/diff.ts';
export { exportEdition } from './verbs/archive/export.ts';
export { listTitles } from './verbs/archive/list.ts';
export type { ArchiveOptions } from './verbs/archive/options.ts';
export { type RebuildOptions, type RebuildResult, rebuildEdition } from './verbs/archive/rebuild.ts';
export { type RestoreResult, restoreEdition } from './verbs/archive/restore.ts';
export { makeShelf } from './verbs/archive/shelf.ts';
export { showEdition } from './verbs/archive/show.ts';
export { verifyArchive } from './verbs/archive/verify.ts';
export { type BuildOptions, type BuildResult, build } from './verbs/build.ts';
export {
  buildCatalogue,
  type CatalogueBuildOptions,
  type CatalogueOptions,
  cancelTitles,
  catalogueStatus,
} from './verbs/catalogue/build.ts';
export { type Catalogue, openCatalogue } from './verbs/catalogue/open.ts';
export { TITLE_STATES, type TitleState } from './verbs/catalogue/plan.ts';
export type { CatalogueEvent, Progress } from './verbs/catalogue/progress.ts';
export { runWorker, type WorkerEvent, type WorkerOptions } from './verbs/catalogue/queue/worker.ts';
export {
  type Report,
  type ReportWords,
  reportPieces,
  type TitleRow,
  writeReport,
} from './verbs/catalogue/report.ts';
export { catalogueJsonSchema } from './verbs/catalogue/settings.ts';
export { type CatalogueVerifyOptions, type VerifyReport, verifyCatalogue } from './verbs/catalogue/verify.ts';
export type { WorkerNews } from './verbs/catalogue/way.ts';
export { type CheckOptions, type CheckResult, checkManuscript, type Mended } from './verbs/check.ts';
export { check, fix, remarkOrthography } from './verbs/check-text.ts';
export type { BookReport, Taken } from './verbs/doctor/book.ts';
export type { Check, CheckOf, State } from './verbs/doctor/check.ts';
export { type Diagnosis, type DoctorOptions, examine } from './verbs/doctor/doctor.ts';
export type { Explained } from './verbs/doctor/explain.ts';
export type { Built } from './verbs/edition.ts';
export { type FetchOptions, type FetchResult, fetchImages } from './verbs/fetch.ts';
export { type Here, lookHere, manuscriptAt, manuscriptOf } from './verbs/here.ts';
export { type ImportOptions, type ImportResult, importManuscript } from './verbs/import.ts';
export { type NewOptions, type NewResult, newManuscript, STARTERS, type Starter } from './verbs/new.ts';
export { defaultStore } from './verbs/open-store.ts';
export type { Plugin } from './verbs/plugin.ts';
export { EDITOR_NAMES, editorTemplate } from './verbs/preview/editor.ts';
export { type PreviewOptions, preview } from './verbs/preview/preview.ts';
export type { BuildEvent, Stage, StageDetail } from './verbs/progress.ts';
export { RULE_IDS, ruleAddress, rulesOf, speechIn } from './verbs/rules.ts';
export { settingsJsonSchema } from './verbs/settings-schema.ts';
export { changesOf } from './verbs/watch.ts';
export { type Workshop, type WorkshopOptions, withWorkshop } from './verbs/workshop.ts';

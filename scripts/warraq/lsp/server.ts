import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Message } from '../../book/message.ts';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { version } from '../../house/package-files.ts';
import type { CheckResult } from '../../verbs/check.ts';
import { speechIn } from '../../verbs/rules.ts';
import { faultLines, type Voice, voiceFor } from '../voice.ts';
import { diagnosticsOf, rangeOf } from './diagnostics.ts';
import { editsBetween, FIX_ALL, type Fix, fixesOf, touch } from './fixes.ts';
import { ruleText } from './hover.ts';
import { Manuscripts } from './manuscripts.ts';

/** Files that a book may be made of. */
const WATCHED = '**/*.{md,markdown,qmd,rmd,mdx,yaml,yml,json,css,csv,tsv,bib,svg,png,jpg,jpeg,webp,gif}';

interface Options {
  readonly plugins?: boolean;
}

/**
 * `warraq lsp`: what `warraq check` finds, in an editor, by the language server protocol on stdin and stdout. It ends when the editor
 * says so, or is gone.
 *
 * @param isAsked Whether the command line asks for a language: else it is that of the editor, or of the locale.
 */
export async function runLsp(
  { plugins = false }: Options,
  isAsked: boolean,
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  new Server(connection, plugins, isAsked, voice).listen();
  await new Promise((end) => signal.addEventListener('abort', end, { once: true }));
  return 130;
}

class Server {
  readonly #connection: Connection;
  #voice: Voice;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #manuscripts: Manuscripts;
  /** The files of each manuscript of which something is said. */
  readonly #said = new Map<string, readonly string[]>();
  #client: InitializeParams['capabilities'] = {};

  constructor(connection: Connection, plugins: boolean, isAsked: boolean, voice: Voice) {
    this.#connection = connection;
    this.#voice = voice;
    this.#manuscripts = new Manuscripts({
      plugins,
      on: (manuscript, result) => this.#publish(manuscript, result),
      fault: (cause) => this.#tell(cause),
    });
    connection.onInitialize((params) => this.#begin(params, isAsked));
    connection.onInitialized(() => this.#watch());
    connection.onCodeAction((params) => this.#actions(params));
    connection.onHover((params) => this.#hover(params));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri } of changes) this.#with(uri, (path) => this.#manuscripts.touch(path));
    });
    this.#documents.onDidChangeContent(({ document }) =>
      this.#with(document.uri, (path) => this.#manuscripts.change(path, document.getText())),
    );
    this.#documents.onDidSave(({ document }) =>
      this.#with(document.uri, (path) => this.#manuscripts.touch(path)),
    );
    this.#documents.onDidClose(({ document }) =>
      this.#with(document.uri, (path) => this.#manuscripts.close(path)),
    );
  }

  listen(): void {
    this.#documents.listen(this.#connection);
    this.#connection.listen();
  }

  async #begin({ capabilities, locale }: InitializeParams, isAsked: boolean): Promise<InitializeResult> {
    this.#client = capabilities;
    if (!isAsked && /^fa\b/i.test(locale ?? '')) this.#voice = await voiceFor([], { LANG: 'fa' });
    return {
      serverInfo: { name: 'warraq', version: version() },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: { includeText: false },
        },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        hoverProvider: true,
      },
    };
  }

  /** Chapters that are not open, images and settings change too. */
  #watch(): void {
    if (!this.#client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    const watchers = [{ globPattern: WATCHED }];
    this.#connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((cause: unknown) => this.#tell(cause));
  }

  /** Say what was found in each file of a manuscript, and of those of which nothing is left to say, that. */
  #publish(manuscript: string, result: CheckResult | undefined): void {
    const found = result
      ? diagnosticsOf(result, speechIn(this.#voice.language, result.plugins))
      : new Map<string, never>();
    // Of what is open editors are told that nothing is wrong, too.
    const open = result?.files.map((one) => one.path).filter((path) => this.#documentAt(path)) ?? [];
    const paths = new Set([...found.keys(), ...open, ...(this.#said.get(manuscript) ?? [])]);
    if (result) this.#said.set(manuscript, [...found.keys()]);
    else this.#said.delete(manuscript);
    for (const path of paths) {
      const document = this.#documentAt(path);
      const uri = document?.uri ?? pathToFileURL(path).href;
      const diagnostics = [...(found.get(path) ?? [])];
      const known = document && result?.files.find((one) => one.path === path);
      // Of what was typed meanwhile more will be said at once.
      const isNow = known?.value === document?.getText();
      void this.#connection.sendDiagnostics({
        uri,
        diagnostics,
        ...(document && isNow ? { version: document.version } : {}),
      });
    }
  }

  async #actions({ textDocument: { uri }, range, context }: CodeActionParams): Promise<CodeAction[]> {
    const wants = (kind: string) =>
      context.only?.some((one) => kind === one || kind.startsWith(`${one}.`)) ?? true;
    const said = await this.#messagesOf(uri);
    if (!said) return [];
    const { document, path, messages } = said;
    const fixes: Fix[] = wants(CodeActionKind.QuickFix)
      ? messages.filter(({ place }) => touch(rangeOf(place), range)).flatMap((one) => fixesOf(one, document))
      : [];
    if (wants(FIX_ALL) && messages.some(({ mend }) => mend?.safe)) {
      const looked = document.version;
      const after = await this.#manuscripts.mended(path);
      // What was typed meanwhile must not be undone.
      const edits = after === undefined || document.version !== looked ? [] : editsBetween(document, after);
      if (edits.length > 0) fixes.push({ title: this.#voice.texts.desk.fixAll, kind: FIX_ALL, edits });
    }
    return fixes.map(({ edits, ...fix }) => ({ ...fix, edit: this.#editOf(document, [...edits]) }));
  }

  async #hover({ textDocument: { uri }, position }: TextDocumentPositionParams): Promise<Hover | null> {
    const said = await this.#messagesOf(uri);
    const at = { start: position, end: position };
    const message = said?.messages.find(({ place }) => touch(rangeOf(place), at));
    if (!said || !message) return null;
    const speech = speechIn(this.#voice.language, said.plugins);
    return { contents: ruleText(message, speech, said.plugins), range: rangeOf(message.place) };
  }

  /** What was found in a document as it stands now; undefined where it was changed meanwhile, and for what is no file. */
  async #messagesOf(uri: string): Promise<
    | (Pick<CheckResult, 'plugins'> & {
        readonly document: TextDocument;
        readonly path: string;
        readonly messages: readonly Message[];
      })
    | undefined
  > {
    const document = this.#documents.get(uri);
    const path = pathOf(uri);
    if (!document || path === undefined) return undefined;
    const result = await this.#manuscripts.resultOf(path);
    const file = result?.files.find((one) => one.path === path);
    if (!result || file?.value !== document.getText()) return undefined;
    const messages = result.messages.filter((one) => one.file === path);
    return { document, path, messages, plugins: result.plugins };
  }

  #editOf({ uri, version: number }: TextDocument, edits: Fix['edits'][number][]): CodeAction['edit'] {
    return this.#client.workspace?.workspaceEdit?.documentChanges
      ? { documentChanges: [{ textDocument: { uri, version: number }, edits }] }
      : { changes: { [uri]: edits } };
  }

  #documentAt(path: string): TextDocument | undefined {
    return this.#documents.all().find(({ uri }) => pathOf(uri) === path);
  }

  #with(uri: string, work: (path: string) => void): void {
    const path = pathOf(uri);
    if (path !== undefined) work(path);
  }

  #tell(cause: unknown): void {
    if (cause instanceof WarraqError)
      this.#connection.window.showErrorMessage(faultLines(cause, this.#voice));
    else
      this.#connection.console.error(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  }
}

/** The path of a file; undefined for what editors show that is none. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { PROGRAM } from '../program.ts';

/** An editor, as far as the protocol knows one: it starts the real command, and keeps what it is told. */
export class LspClient {
  readonly #child;
  readonly #connection;
  readonly #told = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting = new Set<() => void>();
  readonly #documents = new Map<string, TextDocument>();
  readonly ended: Promise<number | null>;
  stderr = '';

  /** `command`: what starts the server, where it is not to be the command itself. */
  constructor(
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
    command: readonly [string, ...string[]] = [process.execPath, PROGRAM, 'lsp'],
  ) {
    const [program, ...before] = command;
    this.#child = spawn(program, [...before, ...args], { env: { ...process.env, ...env } });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.ended = once(this.#child, 'close').then(([code]) => code as number | null);
    const { stdout, stdin } = this.#child;
    this.#connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#told.set(params.uri, params);
      for (const look of this.#waiting) look();
    });
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.listen();
  }

  async begin(capabilities: object = {}, locale?: string): Promise<InitializeResult> {
    const result: InitializeResult = await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      ...(locale === undefined ? {} : { locale }),
    });
    await this.#connection.sendNotification('initialized', {});
    return result;
  }

  /** Open a file with a text that it need not have on disk. */
  async open(path: string, text: string, languageId = 'markdown'): Promise<void> {
    const document = TextDocument.create(uriOf(path), languageId, 1, text);
    this.#documents.set(path, document);
    const { uri, version } = document;
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version, text },
    });
  }

  /** Type: one change of a text, as editors send it. */
  async type(path: string, range: Range, text: string): Promise<void> {
    const document = this.#documents.get(path)!;
    const changes = [{ range, text }];
    TextDocument.update(document, changes, document.version + 1);
    const { uri, version } = document;
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes,
    });
  }

  async close(path: string): Promise<void> {
    this.#documents.delete(path);
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
  }

  async changedOnDisk(path: string): Promise<void> {
    await this.#connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(path), type: 2 }],
    });
  }

  /** What is said of a file, as soon as it is as expected. */
  async diagnostics(
    path: string,
    isAsExpected: (all: readonly Diagnostic[]) => boolean = () => true,
  ): Promise<readonly Diagnostic[]> {
    const uri = uriOf(path);
    const version = this.#documents.get(path)?.version;
    for (;;) {
      const told = this.#told.get(uri);
      if (told && told.version === version && isAsExpected(told.diagnostics)) return told.diagnostics;
      await this.#more(() => `${path}: ${JSON.stringify(told)} ${this.stderr}`);
    }
  }

  /** Wait until something more is said. */
  #more(said: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      const over = setTimeout(() => reject(new Error(`nothing more was said of ${said()}`)), 60_000);
      const look = () => {
        clearTimeout(over);
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  actions(path: string, range: Range, only?: readonly string[]): Promise<readonly CodeAction[]> {
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    return this.#connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: uriOf(path) },
      range,
      context,
    });
  }

  hover(path: string, position: Position): Promise<Hover | null> {
    return this.#connection.sendRequest('textDocument/hover', {
      textDocument: { uri: uriOf(path) },
      position,
    });
  }

  /** The text that a file has after a change that was offered. */
  after(path: string, { edit }: CodeAction): string {
    return TextDocument.applyEdits(this.#documents.get(path)!, edit?.changes?.[uriOf(path)] ?? []);
  }

  /** What a range of a file has in it. */
  textAt(path: string, range: Range): string {
    return this.#documents.get(path)!.getText(range);
  }

  async end(): Promise<number | null> {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    return this.ended;
  }

  /** The editor is gone without a word. */
  async vanish(): Promise<number | null> {
    this.#child.stdin.end();
    return this.ended;
  }
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

import type { AwsClient } from 'aws4fetch';
import { WarraqError } from '../../diagnostics/warraq-error.ts';

/** Where sources lie by their digests, where that is not the folder of jobs. */
export interface SourceStore {
  has(digest: string): Promise<boolean>;
  put(digest: string, bytes: Uint8Array): Promise<void>;
  /** Undefined where it is gone. */
  get(digest: string): Promise<Uint8Array | undefined>;
  remove(digest: string): Promise<void>;
  /** Where one lies, for messages. */
  placeOf(digest: string): string;
}

/** How often a request is made again that the server could not answer (429, 5xx), with growing waits. */
const RETRIES = 4;
/** How long an answer may take, in ms. */
const PATIENCE = 120_000;

/**
 * A bucket of a server that speaks S3, `s3://bucket/prefix`. Who asks, and where, is said as the tools of AWS have it: `AWS_ACCESS_KEY_ID`,
 * `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`, `AWS_REGION`, `AWS_ENDPOINT_URL_S3` or `AWS_ENDPOINT_URL`. Whatever is in it is looked at
 * before it is used: see `Depot`.
 *
 * @throws WarraqError `sources-missing` where it is no address, the package that signs requests is not installed, or no key is set.
 */
export async function openBucket(
  address: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<SourceStore> {
  const { bucket, prefix } = partsOf(address);
  const { AwsClient } = await import('aws4fetch').catch((cause: unknown) => {
    throw new WarraqError('sources-missing', { fault: 'package', name: 'aws4fetch' }, cause);
  });
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = env;
  if (!id || !secret) throw new WarraqError('sources-missing', { fault: 'key', address });
  const region = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || 'us-east-1';
  const endpoint =
    env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'] || `https://s3.${region}.amazonaws.com`;
  const client = new AwsClient({
    accessKeyId: id,
    secretAccessKey: secret,
    ...(token ? { sessionToken: token } : {}),
    service: 's3',
    region,
    retries: RETRIES,
  });
  return new Bucket(client, `${endpoint.replace(/\/+$/, '')}/${bucket}/${prefix}`, address);
}

/** @throws WarraqError `sources-missing` */
function partsOf(address: string): { readonly bucket: string; readonly prefix: string } {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z\d][a-z\d.-]+)(?:\/([\w./-]*))?$/.exec(address) ?? [];
  if (bucket === undefined || prefix.split('/').some((part) => part === '.' || part === '..'))
    throw new WarraqError('sources-missing', { fault: 'address', address });
  return { bucket, prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/` };
}

class Bucket implements SourceStore {
  readonly #client: AwsClient;
  readonly #home: string;
  readonly #address: string;

  /** `home`: the address of what all names begin with. */
  constructor(client: AwsClient, home: string, address: string) {
    this.#client = client;
    this.#home = home;
    this.#address = address;
  }

  async has(digest: string): Promise<boolean> {
    return (await this.#ask(digest, { method: 'HEAD' })) !== undefined;
  }

  async put(digest: string, bytes: Uint8Array): Promise<void> {
    await this.#ask(digest, { method: 'PUT', body: new Uint8Array(bytes) });
  }

  async get(digest: string): Promise<Uint8Array | undefined> {
    const answer = await this.#ask(digest, { method: 'GET' });
    return answer && new Uint8Array(await answer.arrayBuffer().catch((cause: unknown) => this.#fail(cause)));
  }

  async remove(digest: string): Promise<void> {
    await this.#ask(digest, { method: 'DELETE' });
  }

  placeOf(digest: string): string {
    return `${this.#address}: ${nameOf(digest)}`;
  }

  /** Undefined where there is none of that name. @throws WarraqError `sources-missing` */
  async #ask(digest: string, request: RequestInit): Promise<Response | undefined> {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await this.#client
      .fetch(`${this.#home}${nameOf(digest)}`, { ...request, signal })
      .catch((cause: unknown) => this.#fail(cause));
    if (answer.ok) return answer;
    // What is told beside the number is of no use to anybody here.
    await answer.body?.cancel();
    if (answer.status === 404 && request.method !== 'PUT') return undefined;
    return this.#fail(new Error(`HTTP ${answer.status} ${answer.statusText}`.trim()));
  }

  #fail(cause: unknown): never {
    const { message, cause: inner } = cause as Error;
    const said = inner instanceof Error && inner.message ? `${message}: ${inner.message}` : message;
    throw new WarraqError('sources-missing', { fault: 'no-answer', address: this.#address, said }, cause);
  }
}

function nameOf(digest: string): string {
  return `${digest.slice(0, 2)}/${digest}`;
}

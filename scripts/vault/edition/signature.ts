import { spawnSync } from 'node:child_process';
import { WarraqError } from '../../diagnostics/warraq-error.ts';

/** What a signature is for: `ssh-keygen` lets none be taken for another's. */
const NAMESPACE = 'warraq';

/**
 * Sign a file with an SSH key, as `ssh-keygen -Y sign` does: a program that most people have who have a key, and that knows
 * agents, tokens and passphrases. Gives the armoured signature (PROTOCOL.sshsig of OpenSSH).
 *
 * @throws WarraqError `signing-failed`
 */
export function sign(text: string, key: string): string {
  const run = spawnSync('ssh-keygen', ['-Y', 'sign', '-n', NAMESPACE, '-f', key], {
    input: text,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (run.status === 0 && run.stdout.startsWith('-----BEGIN SSH SIGNATURE-----')) return run.stdout;
  const said = run.error ? run.error.message : run.stderr.trim().split('\n').at(-1)!;
  throw new WarraqError('signing-failed', { said }, run.error);
}

import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

function refuse(): never {
  throw new Error(
    'a test of this folder starts no process and opens no socket: put it into a folder that test/pure/vitest.config.ts leaves out',
  );
}

// A browser is a process, and every connection of `http`, `https`, `tls` and `fetch` is a socket of `net`.
Object.assign(childProcess, {
  exec: refuse,
  execFile: refuse,
  execFileSync: refuse,
  execSync: refuse,
  fork: refuse,
  spawn: refuse,
  spawnSync: refuse,
});
Object.assign(dgram, { createSocket: refuse });
net.Socket.prototype.connect = refuse;
syncBuiltinESMExports();

import './alone.ts';
import { execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { expect, it } from 'vitest';

const REFUSAL = /starts no process and opens no socket/;

it.each<[string, () => unknown]>([
  ['a program', () => execFileSync(process.execPath, ['--version'])],
  ['a process', () => spawn(process.execPath, ['--version'])],
  ['a datagram', () => createSocket('udp4')],
  ['a connection', () => connect(9, '127.0.0.1')],
])('refuses %s', (_name, start) => {
  expect(start).toThrow(REFUSAL);
});

it('refuses a request', async () => {
  const failed = await fetch('http://127.0.0.1:8080/').catch((cause: Error) => cause);
  expect(String((failed as Error).cause)).toMatch(REFUSAL);
});

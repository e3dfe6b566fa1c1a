import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A reference validator that is written in Java: Maven fetches it, and compiles the few lines around it. */
export interface JavaTool {
  /** Its lines, each divided at tabs. */
  readonly run: (...given: readonly string[]) => readonly string[][];
}

/** The validator of a folder with a `pom.xml`; undefined, and a line that says so, where Java or Maven is missing. */
export function javaTool(folder: string, main: string): JavaTool | undefined {
  const classpath = join(folder, 'target/classpath');
  if (!prepared(folder, classpath)) {
    console.log(`skipped: ${main} could not be had (apt-get install maven default-jdk-headless)`);
    return undefined;
  }
  const path = `${join(folder, 'target/classes')}:${readFileSync(classpath, 'utf8').trim()}`;
  return {
    run: (...given) =>
      execFileSync('java', ['-cp', path, main, ...given], {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
        .trim()
        .split('\n')
        .map((line) => line.split('\t')),
  };
}

function prepared(folder: string, classpath: string): boolean {
  if (spawnSync('java', ['-version']).error || spawnSync('mvn', ['--version']).error) return false;
  if (existsSync(classpath)) return true;
  const goals = ['compile', 'dependency:build-classpath', '-Dmdep.outputFile=target/classpath'];
  return spawnSync('mvn', ['-q', '-B', ...goals], { cwd: folder }).status === 0;
}

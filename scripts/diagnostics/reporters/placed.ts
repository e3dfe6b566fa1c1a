import type { Message } from '../../book/message.ts';
import type { TextFile } from '../../book/text-file.ts';
import type { Told } from '../report.ts';
import type { Speech } from '../speech.ts';

/** A message with the text that it is about. */
export interface Placed {
  readonly file: TextFile;
  readonly message: Message;
}

/** All messages in the order of the texts, and then of the places. */
export function placed({ files, messages }: Told, speech: Speech): readonly Placed[] {
  const texts = new Map(files.map((file) => [file.path, file]));
  for (const { file: path } of messages) if (!texts.has(path)) texts.set(path, { path, value: '' });
  return [...texts.values()].flatMap((file) =>
    messages
      .filter((message) => message.file === file.path)
      .map((message) => ({ message, sentence: speech.inEnglish(message.rule, message.facts) }))
      .sort(
        (a, b) =>
          a.message.place.start.line - b.message.place.start.line ||
          a.message.place.start.column - b.message.place.start.column ||
          a.sentence.localeCompare(b.sentence),
      )
      .map(({ message }) => ({ file, message })),
  );
}

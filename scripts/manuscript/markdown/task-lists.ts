import type { CompileContext, Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';

/**
 * Boxes of task lists where they are those of an entry. GFM's reader takes one right below an empty entry for a box too
 * (`-⏎[x] text`), and drops it from the text that it stands in: there it stays what it is.
 */
export function taskListsFromMarkdown(): FromMarkdown {
  return {
    enter: {
      taskListCheck(token) {
        if (!isOfEntry(this)) this.config.enter['data']!.call(this, token);
      },
    },
    exit: {
      taskListCheckValueChecked: check(true),
      taskListCheckValueUnchecked: check(false),
      taskListCheck(token) {
        if (!isOfEntry(this)) this.config.exit['data']!.call(this, token);
      },
    },
  };
}

function check(checked: boolean) {
  return function (this: CompileContext, _token: Token): undefined {
    const entry = this.stack.at(-2);
    if (entry?.type === 'listItem') entry.checked = checked;
  };
}

/** Whether what is being read stands in the first paragraph of an entry. */
function isOfEntry({ stack }: CompileContext): boolean {
  return stack.at(-1)?.type === 'paragraph' && stack.at(-2)?.type === 'listItem';
}

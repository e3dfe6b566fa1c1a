#!/bin/sh
# What a newcomer does, in a bare system, as a user who is not root: each step says its name, and the first that fails ends it.
set -e
step() { echo "== $1"; shift; "$@"; }
cd "$HOME"
step version warraq --version
step doctor warraq doctor
step new warraq new article --kind article --title 'تاریخ چاپ' --author 'سارا کریمی'
step build warraq article --out dist
step import warraq import /thesis.docx thesis
step check warraq check thesis --fix
step preview node /desk.mjs thesis "$(grep -rl 'روش کار' thesis --include='*.md' | head -n 1)"
step thesis warraq build thesis --out dist-thesis --formats pdf,epub
printf 'identifier: { uuid: 8c5e9f3e-2b8d-4f53-9d0c-5a2f6f6d7b10 }\n' >> article/book.yaml
step archive warraq archive add article --edition 'چاپ اول' --by 'Sara <sara@example.org>'
step verify warraq archive verify
step rebuild warraq archive rebuild 'تاریخ چاپ'
echo == end

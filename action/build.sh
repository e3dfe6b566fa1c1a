#!/usr/bin/env bash
# Builds a book for the action: the inputs come as variables, what was made goes to GITHUB_OUTPUT and GITHUB_STEP_SUMMARY.
set -euo pipefail

: "${WARRAQ_PATH:=.}" "${WARRAQ_OUT:=dist}" "${WARRAQ_VERSION:=latest}" "${WARRAQ_STRICT:=true}"
: "${GITHUB_OUTPUT:=/dev/null}" "${GITHUB_STEP_SUMMARY:=/dev/null}"
# The command itself, for those who have it installed.
read -r -a warraq <<< "${WARRAQ_COMMAND:-npx --yes warraq@$WARRAQ_VERSION}"

arguments=("$WARRAQ_PATH" --out "$WARRAQ_OUT" --lang en)
if [ -n "${WARRAQ_FORMATS:-}" ]; then arguments+=(--formats "$WARRAQ_FORMATS"); fi
if [ "$WARRAQ_STRICT" = true ]; then arguments+=(--strict); fi

# A book that is not built ends the step with the code of the command.
code=0
"${warraq[@]}" build "${arguments[@]}" || code=$?
if [ "$code" != 0 ]; then
  echo "The book was not built (exit code $code)." >> "$GITHUB_STEP_SUMMARY"
  exit "$code"
fi

echo "editions=$WARRAQ_OUT" >> "$GITHUB_OUTPUT"
{
  echo '| file | bytes |'
  echo '| --- | --: |'
  for file in "$WARRAQ_OUT"/*.*; do
    [ -f "$file" ] && printf '| %s | %s |\n' "$(basename "$file")" "$(wc -c < "$file" | tr -d ' ')"
  done
} >> "$GITHUB_STEP_SUMMARY"

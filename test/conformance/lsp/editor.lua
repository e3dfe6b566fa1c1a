-- Opens a text in Neovim, with the settings of docs/editors.md, and writes what the editor shows and what becomes of the text.
-- nvim --headless --clean -u SETTINGS -c 'luafile editor.lua'; WARRAQ_TEXT: the text, WARRAQ_SEEN: where what is seen goes.
local text, seen = vim.env.WARRAQ_TEXT, vim.env.WARRAQ_SEEN

local function wait(what, is_there)
  if not vim.wait(20000, is_there, 50) then
    vim.fn.writefile({ 'nothing came: ' .. what }, seen)
    vim.cmd('cquit')
  end
end

-- The text is not saved: what is looked at is what the editor shows.
vim.cmd('edit ' .. vim.fn.fnameescape(text))
vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.fn.readfile(text .. '.typed'))
wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)

local found = {}
for _, one in ipairs(vim.diagnostic.get(0)) do
  -- Columns of Neovim are bytes.
  local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, false)[1]
  table.insert(found, {
    rule = one.code or (one.user_data and one.user_data.lsp.code),
    text = line:sub(one.col + 1, one.end_col),
    severity = one.severity,
    message = one.message,
  })
end

-- All that can be mended, as docs/editors.md does before a file is saved.
vim.cmd('write')
local hover
vim.lsp.buf_request(0, 'textDocument/hover', {
  textDocument = vim.lsp.util.make_text_document_params(),
  position = { line = 0, character = 0 },
}, function(_, result) hover = result or {} end)
wait('hover', function() return hover ~= nil end)
vim.fn.writefile({ vim.fn.json_encode({ found = found, lines = vim.api.nvim_buf_get_lines(0, 0, -1, false) }) }, seen)
vim.cmd('qall!')

-- Neovim against the stdio server: diagnostics, hover, code action, edit, save.
-- usage: SERVER=dist/language-server.mjs ARTICLE=roller.md nvim --headless -n -i NONE -u neovim.lua
local server, article = os.getenv('SERVER'), os.getenv('ARTICLE')
local function say(text) io.stdout:write(text .. '\n') end

local function main()
  vim.cmd('edit ' .. vim.fn.fnameescape(article))
  local buffer = vim.api.nvim_get_current_buf()
  local id = assert(vim.lsp.start_client({
    name = 'goodform',
    cmd = { 'node', server, '--stdio' },
    root_dir = vim.fn.fnamemodify(article, ':p:h'),
    on_error = function(code, err) error('client error ' .. code .. ' ' .. vim.inspect(err)) end,
  }))
  vim.lsp.buf_attach_client(buffer, id)
  assert(vim.wait(20000, function() return #vim.diagnostic.get(buffer) == 2 end, 50), 'not two diagnostics within 20 s')
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    say(string.format('%d:%d %s', found.lnum + 1, found.col + 1, found.message))
  end

  local first = vim.diagnostic.get(buffer)[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  local hover = assert(vim.lsp.buf_request_sync(buffer, 'textDocument/hover', vim.lsp.util.make_position_params(), 5000))
  local card = assert(hover[id].result, 'no hover').contents.value
  assert(card:find('Fair to say') and card:find('https://doi.org/'), 'the card lacks its wording or sources: ' .. card)
  say('hover: ' .. card:match('[^\n]+'))

  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer, first.lnum, nil, id) }
  local answer = assert(vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', params, 5000), 'no answer')
  local action = assert(answer[id].result and answer[id].result[1], 'no code action')
  if not action.edit then
    local resolved = assert(vim.lsp.buf_request_sync(buffer, 'codeAction/resolve', action, 5000), 'not resolved')
    action = resolved[id].result
  end
  say('action: ' .. action.title)
  vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
  assert(vim.wait(20000, function() return #vim.diagnostic.get(buffer) == 1 end, 50), 'the diagnostic did not go away')
  vim.cmd('silent write')
  vim.lsp.stop_client(id)
  assert(vim.wait(5000, function() return vim.lsp.get_client_by_id(id) == nil end, 50), 'the server did not end')
end

local ok, problem = xpcall(main, debug.traceback)
if not ok then say('FAILED ' .. tostring(problem)) end
vim.cmd(ok and 'qall!' or 'cquit 1')

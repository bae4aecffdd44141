// What the page says, in both languages.
const SAYINGS = {
  subtitle: ['from requirement to commit', '从需求到提交'],
  search: ['Search id, title, text', '搜索编号、标题、内容'],
  kinds: ['Shown kinds', '显示的种类'],
  status: ['Status', '状态'],
  anyStatus: ['any status', '所有状态'],
  related: ['Only related', '仅看相关'],
  clear: ['Clear filters', '清除筛选'],
  board: ['The way from requirement to commit', '从需求到提交的路径'],
  details: ['Details', '详情'],
  language: ['Switch to Chinese', '切换到英文'],
  theme: ['Light, dark or as the system', '浅色、深色或跟随系统'],
  help: ['Keys and signs', '按键与图例'],
  inDoubt: ['In doubt', '存疑'],
  withHoles: ['With holes', '有缺口'],
  hole: ['hole', '处缺口'],
  holes: ['holes', '处缺口'],
  noHoles: ['No holes: every requirement has its way down to its tests.', '没有缺口：每项需求都能一路走到它的测试。'],
  verifiedOf: ['verified', '已验证'],
  requirements: ['requirements', '项需求'],
  inDoubtCount: ['in doubt', '项存疑'],
  showAll: ['show all', '显示全部'],
  nothing: ['Nothing fits the filters.', '没有符合筛选的内容。'],
  close: ['Close', '关闭'],
  copy: ['copy', '复制'],
  copied: ['copied', '已复制'],
  designPlace: ['design', '设计'],
  codePlace: ['code', '代码'],
  filePlace: ['file', '文件'],
  hash: ['commit', '提交'],
  chosen: ['chosen, related:', '已选中，相关项：'],
  noGit: ['This folder has no git history: no commits are shown.', '此目录没有 git 历史：未显示提交。'],
  silent: ['No commit of this history names a step (was it squashed?).', '历史中没有提交写明步骤（是否合并压缩过？）。'],
  keyMove: ['up and down a column', '在一列中上下移动'],
  keyAcross: ['to the next column, along a link', '沿链接到相邻的列'],
  keyOpen: ['details of the chosen one', '查看所选项的详情'],
  keySearch: ['search', '搜索'],
  keyRelated: ['only what is related', '仅看相关'],
  keyDoubt: ['only what is in doubt', '仅看存疑'],
  keyHoles: ['next hole', '下一处缺口'],
  keyEscape: ['back: details, choice, search', '返回：详情、选择、搜索'],
  keyHelp: ['this help', '本帮助'],
  signDoubt: ['in doubt: not as it was accepted or built', '存疑：与接受或构建时不一致'],
  signHole: ['a hole: the way breaks off here', '缺口：路径在此中断'],
  signPips: ['a requirement’s way: decision, code, test, step, evidence, commit', '需求的路径：决策、代码、测试、步骤、证据、提交'],
  saved: ['Everything is in this one file; it opens nothing and sends nothing.', '全部内容都在这一个文件里；不加载也不发送任何数据。'],
};

const LANES = [
  {kinds: ['requirement'], name: ['Requirements', '需求']},
  {kinds: ['decision', 'question', 'parameter'], name: ['Decisions', '决策']},
  {kinds: ['type', 'method'], name: ['Methods', '方法']},
  {kinds: ['contract'], name: ['Contracts', '契约']},
  {kinds: ['test'], name: ['Tests', '测试']},
  {kinds: ['step'], name: ['Steps', '步骤']},
  {kinds: ['evidence'], name: ['Evidence', '证据'], small: true},
  {kinds: ['commit'], name: ['Commits', '提交'], small: true},
];

const STATUS_SIGNS = {
  verified: '✓', done: '✓', planned: '◔', building: '◐', review: '◑', todo: '○', blocked: '✕',
  untested: '∅', unplanned: '–', open: '?', replaced: '↷',
};

let tongue = 0; // 0: English, 1: Chinese

const pick = (pair) => pair[tongue];
const say = (key) => SAYINGS[key][tongue];

'use strict';

const EVERY_MILLIS = 2000;
const PATIENCE_MILLIS = 10000;

const PROCESSES = { CRVS_NEW: 'Birth', CRVS_DEATH: 'Death', CRVS_UPDATE: 'Update' };

const STATES = {
  PROCESSED: ['Processed', 'good'],
  REJECTED: ['Rejected', 'bad'],
  FAILED: ['Failed', 'bad'],
  REPROCESS_FAILED: ['Given up, without an event', 'bad'],
  PAUSED_FOR_ADDITIONAL_INFO: ['Paused for information', 'odd'],
  NEVER: ['Left without an outcome', 'odd'],
  NO_PACKET: ['Triggered, no packet stored', 'odd'],
  NOTHING_STORED: ['Called, nothing stored', 'odd'],
  STORED: ['Stored, not triggered', ''],
  PROCESSING: ['Being processed', ''],
};

const PLACES = {
  token: ['Token'],
  createPacket: ['Create packet'],
  trigger: ['Trigger'],
  status: ['Status'],
  process: ['Processing'],
  deliver: ['Delivery'],
};

const EFFECTS = {
  HTTP_400: ['Error 400', 'Cannot read the call and does nothing'],
  HTTP_500: ['Error 500', 'Answers 500 and does nothing'],
  TIMEOUT: ['No answer', 'Does nothing and never answers'],
  SHORT_LIVED: ['Lives 2 s', 'Gives a token that lives two seconds'],
  SLOW: ['Slow', 'Waits for the delay first'],
  DONE_BUT_NO_ANSWER: ['Done, not answered', 'Does it, then drops the connection'],
  ERRORS: ['200 with an error', 'Answers 200 with an error inside and does nothing'],
  NULL_RESPONSE: ['200 with nothing', 'Answers 200 with neither response nor error and does nothing'],
  UNAUTHORIZED: ['401', 'Answers 401 and does nothing'],
  FORBIDDEN: ['403', 'Answers 403 and does nothing'],
  NOT_JSON: ['HTML, not JSON', 'Answers 200 with a web page and does nothing'],
  REJECT: ['Rejected', 'Ends the packet REJECTED'],
  FAIL: ['Failed', 'Ends the packet FAILED'],
  NEVER: ['Never ends', 'Leaves the packet without any outcome'],
  REPROCESS_FAILED: ['Given up', 'Gives the packet up after many tries, and sends no event'],
  PAUSE_FOR_INFO: ['Asks for more', 'Pauses the packet for additional information'],
  LOSE: ['Lost', 'Does not send the event, ever'],
  EARLY: ['Before the trigger’s answer', 'Sends the event before the trigger is answered'],
  REORDER: ['After the next', 'Sends the event late, after those that follow'],
  DATA_SHARE: ['As data share', 'Sends an address in place of the credential'],
  DROP_SUBSCRIBER: ['Subscriber dropped', 'Sends nothing more until a new subscribe'],
  DUPLICATE: ['Twice', 'Sends the event a second time'],
  FORGE: ['Forged one beside', 'Sends another one with a wrong signature, too'],
  UNKNOWN_RID: ['Unknown RID beside', 'Sends another one for a RID that is nobody’s, too'],
};

const byId = id => document.getElementById(id);

/** An element; children that are no elements become text, never markup. */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

/** A long number in groups, which a copy does not hold. */
function digits(number, ...lengths) {
  const text = make('span', { className: 'digits' });
  let from = 0;
  for (const length of [...lengths, Infinity]) {
    if (from < number.length) text.append(make('span', {}, number.slice(from, from + length)));
    from += length;
  }
  return text;
}

const ridText = rid => /^\d{29}$/.test(rid) ? digits(rid, 5, 5, 5) : digits(rid);
const unknown = () => make('small', {}, '–');
const word = (words, key) => words[key]?.[0] ?? key;

const clock = date => date.toLocaleTimeString([], { hourCycle: 'h23' });

function time(instant) {
  if (!instant) return unknown();
  const date = new Date(instant);
  const today = date.toDateString() === new Date().toDateString();
  return make('time', { dateTime: instant, title: instant },
    today ? clock(date) : `${date.toLocaleDateString()} ${clock(date)}`);
}

function tag(words, key) {
  const [text, style] = words[key] ?? [key, ''];
  return make('span', { className: `state ${style}`, title: key }, text);
}

/** The values of a field's language/value list, or its text. */
function plain(value) {
  try {
    const list = JSON.parse(value);
    if (Array.isArray(list)) return list.map(one => one.value ?? JSON.stringify(one)).join(' / ');
  } catch { /* a plain text */ }
  return value;
}

function topic(name) {
  const known = [['WORKFLOW_COMPLETED', 'Outcome'], ['CREDENTIAL_ISSUED', 'Credential'],
    ['PAUSED_FOR_ADDITIONAL_INFO', 'Pause'], ['CREDENTIAL_STATUS', 'Credential status']]
    .find(([part]) => name.includes(part));
  return make('span', { title: name }, known ? known[1] : name);
}

function answer(status) {
  if (status === null || status === undefined) return make('span', { className: 'state odd' }, 'Not sent');
  if (status === 0) return make('span', { className: 'state bad' }, 'No answer');
  return make('span', { className: `state ${status >= 200 && status < 300 ? 'good' : 'bad'}` }, String(status));
}

/** Each column: heading, style of its cells, and what stands in them. */
const LISTS = {
  packets: {
    key: row => row.rid,
    nothing: 'No packet has come yet.',
    columns: [
      ['RID and name', 'wide', row => make('span', {},
        make('button', { type: 'button', className: 'link', onclick: () => details.open(row.rid) }, ridText(row.rid)),
        row.name == null ? null : make('bdi', { className: 'below' }, plain(row.name)))],
      ['Process', '', row => make('span', { title: row.process ?? '' }, PROCESSES[row.process] ?? row.process ?? '–')],
      ['Created', 'number', row => String(row.created)],
      ['Triggered', 'number', row => String(row.triggered)],
      ['Accepted', 'number', row => String(row.accepted)],
      ['State', 'half', row => make('span', {}, tag(STATES, row.state), row.reason ? make('small', { className: 'below' }, row.reason) : null)],
      ['Time', '', row => time(row.at)],
    ],
  },
  deliveries: {
    key: (row, number) => String(number),
    nothing: 'Nothing has been delivered yet.',
    columns: [
      ['RID', 'wide', row => row.rid ? ridText(row.rid) : unknown()],
      ['Topic', '', row => topic(row.topic)],
      ['Kind', '', row => row.kind === 'REAL' ? 'Regular' : make('span', { className: 'state odd', title: row.kind }, word(EFFECTS, row.kind))],
      ['Answer', '', row => answer(row.status)],
      ['Time', '', row => time(row.at)],
    ],
  },
  identities: {
    key: row => row.uin,
    nothing: 'Nobody is known.',
    columns: [
      ['UIN', '', row => digits(row.uin, 4, 3)],
      ['VID', 'half', row => digits(row.vid, 4, 4, 4)],
      ['RID', 'wide', row => row.rid ? ridText(row.rid) : make('small', {}, 'known from the start')],
      ['Life', '', row => row.deceased ? make('span', { className: 'state' }, 'Deceased') : 'Living'],
    ],
  },
};

function prepare(name) {
  const list = LISTS[name];
  list.body = make('tbody');
  list.rows = new Map();
  const head = make('tr', {}, ...list.columns.map(([text, style]) => make('th', { scope: 'col', className: style }, text)));
  const table = make('table', {}, make('thead', {}, head), list.body);
  // the roles outlive the narrow layout, in which these are no longer shown as a table
  table.setAttribute('role', 'table');
  table.setAttribute('aria-labelledby', `${name}-title`);
  table.tHead.setAttribute('role', 'rowgroup');
  list.body.setAttribute('role', 'rowgroup');
  head.setAttribute('role', 'row');
  for (const cell of head.cells) cell.setAttribute('role', 'columnheader');
  list.empty = make('p', { className: 'nothing', hidden: true }, list.nothing);
  document.querySelector(`#${name} .scroll`).append(table, list.empty);
}

function line(list, row) {
  const cells = list.columns.map(([text, style, value]) => {
    const cell = make('td', { className: style }, value(row));
    cell.dataset.label = text;
    cell.setAttribute('role', 'cell');
    return cell;
  });
  const element = make('tr', {}, ...cells);
  element.setAttribute('role', 'row');
  return element;
}

function replaceCells(element, fresh) {
  [...fresh.cells].forEach((cell, index) => {
    if (!element.cells[index].isEqualNode(cell)) element.cells[index].replaceWith(cell);
  });
}

/** Changes only the cells that differ, so that focus, selection and scrolling stay. */
function show(name, newest) {
  const list = LISTS[name];
  const rows = new Map();
  let before = list.body.firstChild;
  newest.rows.forEach((row, index) => {
    const key = list.key(row, newest.total - index);
    const text = JSON.stringify(row);
    const old = list.rows.get(key);
    let element = old?.element;
    if (element === undefined) element = line(list, row);
    else if (old.text !== text) replaceCells(element, line(list, row));
    if (element === before) before = before.nextSibling;
    else list.body.insertBefore(element, before);
    rows.set(key, { text, element });
  });
  while (before) {
    const next = before.nextSibling;
    before.remove();
    before = next;
  }
  list.rows = rows;
  list.empty.hidden = newest.total > 0;
  list.body.parentElement.hidden = newest.total === 0;
  count(name, newest.total > newest.rows.length ? `${newest.total}, the newest ${newest.rows.length} shown` : newest.total);
}

function count(name, text) {
  const place = document.querySelector(`#${name} .count`);
  if (place.textContent !== String(text)) place.textContent = text;
}

let shownFaults = '';

function showFaults(faults) {
  const text = JSON.stringify(faults);
  if (text === shownFaults) return;
  shownFaults = text;
  count('faults', faults.length);
  byId('clear').disabled = faults.length === 0;
  byId('left').replaceChildren(...faults.map(fault => make('li', {},
    make('strong', {}, `${word(PLACES, fault.at)}: ${word(EFFECTS, fault.effect)}`),
    ` – ${fault.times === 1 ? 'once' : `${fault.times} times`}`,
    fault.delayMillis == null ? '' : `, delay ${fault.delayMillis} ms`,
    fault.rid == null ? '' : `, RID ${fault.rid}`,
    fault.nameContains == null ? '' : `, fields contain “${fault.nameContains}”`,
    make('small', {}, ` (${fault.at} ${fault.effect})`))));
  if (faults.length === 0) byId('left').append(make('li', { className: 'nothing' }, 'None: MOSIP behaves.'));
  for (const chip of document.querySelectorAll('.chips button')) {
    const left = faults.filter(fault => fault.at === chip.dataset.at && fault.effect === chip.dataset.effect)
      .reduce((sum, fault) => sum + fault.times, 0);
    chip.className = left > 0 ? 'on' : '';
    chip.textContent = word(EFFECTS, chip.dataset.effect) + (left > 0 ? ` (${left} left)` : '');
  }
}

/** One button for each effect that a place can have, in the order of the simulator's table. */
function prepareGrid(possible) {
  if (byId('grid').hasChildNodes()) return;
  for (const [at, effects] of Object.entries(possible)) {
    const chips = effects.map(effect => {
      const meaning = EFFECTS[effect]?.[1];
      const chip = make('button', { type: 'button', title: meaning ? `${meaning} (${effect})` : effect, onclick: () => setFault(at, effect) }, word(EFFECTS, effect));
      Object.assign(chip.dataset, { at, effect });
      return chip;
    });
    byId('grid').append(make('fieldset', { className: 'place' }, make('legend', {}, word(PLACES, at)), make('div', { className: 'chips' }, ...chips)));
  }
}

function say(text) {
  byId('said').textContent = text;
}

async function call(method, path, body) {
  return fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE_MILLIS),
  });
}

/** Orders something, says how it went, and looks at once at what has come of it. */
async function order(done, method, path, body) {
  try {
    const response = await call(method, path, body);
    say(response.ok ? done : `The simulator refused it (${response.status}).`);
  } catch {
    say('The simulator did not answer, so this may not have been done.');
  }
  await refresh();
}

function setFault(at, effect) {
  if (!byId('fault').reportValidity()) return;
  const fault = { at, effect, times: byId('times').valueAsNumber };
  if (byId('delay').value) fault.delayMillis = byId('delay').valueAsNumber;
  if (byId('rid').value.trim()) fault.rid = byId('rid').value.trim();
  if (byId('name').value.trim()) fault.nameContains = byId('name').value.trim();
  order(`Set: ${word(PLACES, at)}, ${word(EFFECTS, effect)}.`, 'POST', 'simulator/faults', fault);
}

/** The window with the requests of one RID; those that come while it is open are added. */
const details = {
  rid: null,
  seen: 0,

  async open(rid) {
    this.rid = rid;
    this.seen = 0;
    byId('details-title').replaceChildren('RID ', ridText(rid));
    byId('details-state').textContent = '';
    byId('details-fields').replaceChildren();
    byId('details-requests').replaceChildren();
    byId('details').showModal();
    await this.refresh();
  },

  async refresh() {
    const rid = this.rid;
    if (rid === null) return;
    const path = `simulator/packets/${encodeURIComponent(rid)}`;
    const [one, all] = await Promise.all([call('GET', path), call('GET', `${path}/requests`)]);
    if (this.rid !== rid) return;
    if (!one.ok || !all.ok) {
      byId('details-state').textContent = 'The simulator no longer knows this RID.';
      return;
    }
    const packet = await one.json();
    const requests = await all.json();
    if (this.rid !== rid) return;
    byId('details-state').textContent = `${packet.process ?? 'No process'}, source ${packet.source ?? 'unknown'}; outcome: `
      + `${packet.outcome ?? 'none'}${packet.uin ? `; UIN ${packet.uin}` : ''}`;
    const fields = JSON.stringify(packet.fields);
    if (byId('details-fields').dataset.text !== fields || this.seen === 0) {
      byId('details-fields').dataset.text = fields;
      const entries = Object.entries(packet.fields);
      byId('details-fields').replaceChildren(...entries.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, plain(value))]));
      if (entries.length === 0) byId('details-fields').append(make('dt', {}, 'No packet is stored.'));
    }
    byId('details-requests').append(...requests.slice(this.seen).map(request => this.item(request)));
    this.seen = requests.length;
  },

  item(request) {
    const headers = make('dl', {}, ...Object.entries(request.headers).flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]));
    return make('li', {},
      make('strong', {}, request.operation === 'createPacket' ? 'Create packet' : request.operation === 'trigger' ? 'Trigger' : request.operation),
      ' ', time(request.at),
      make('details', {}, make('summary', {}, 'Headers'), headers),
      make('details', {}, make('summary', {}, 'Body, for reading'), block(readable(request.body))),
      make('details', {}, make('summary', {}, `Body as received, ${request.body.length} characters`), block(request.body)));
  },
};

function block(text) {
  return make('pre', { tabIndex: 0 }, text);
}

/** JSON with line breaks; texts that hold JSON are opened, long ones cut. */
function readable(body) {
  const opened = (key, value) => {
    if (typeof value !== 'string') return value;
    if (value.length > 2000) return `${value.slice(0, 60)}… (${value.length} characters)`;
    try {
      const inner = JSON.parse(value);
      return typeof inner === 'object' && inner !== null ? inner : value;
    } catch {
      return value;
    }
  };
  try {
    return JSON.stringify(JSON.parse(body), opened, 2);
  } catch {
    return body;
  }
}

let lastSeen = null;
let looking = null;
let lookAgain = false;

async function look() {
  try {
    const response = await call('GET', 'simulator/overview');
    if (!response.ok) throw new Error(String(response.status));
    const all = await response.json();
    for (const name of Object.keys(LISTS)) show(name, all[name]);
    prepareGrid(all.possible);
    showFaults(all.faults);
    if (byId('details').open) await details.refresh();
    lastSeen = new Date();
    byId('trouble').hidden = true;
    byId('trouble').textContent = '';
  } catch {
    const text = 'The simulator cannot be reached. '
      + (lastSeen ? `What is shown is of ${clock(lastSeen)}; ` : '') + 'this page goes on trying.';
    if (byId('trouble').textContent !== text) byId('trouble').textContent = text;
    byId('trouble').hidden = false;
  }
}

/** One look at a time; one that is asked for meanwhile follows, since it may see a later change. */
function refresh() {
  lookAgain = true;
  looking ??= (async () => {
    while (lookAgain) {
      lookAgain = false;
      await look();
    }
    looking = null;
  })();
  return looking;
}

async function watch() {
  if (!document.hidden) await refresh();
  setTimeout(watch, EVERY_MILLIS);
}

for (const name of Object.keys(LISTS)) prepare(name);
byId('fault').addEventListener('submit', event => event.preventDefault());
byId('clear').addEventListener('click', () => order('All faults are off.', 'DELETE', 'simulator/faults'));
byId('details').addEventListener('close', () => { details.rid = null; });
byId('reset').addEventListener('click', () => {
  byId('sure').returnValue = 'no';
  byId('sure').showModal();
});
byId('sure').addEventListener('close', () => {
  if (byId('sure').returnValue === 'yes') order('Everything is reset.', 'DELETE', 'simulator/state');
});
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
watch();

"""Reads every N.eml of a directory with Python's email package, by its new and by its old policy, and every
N.fetch, an IMAP server's answer with ENVELOPE and BODYSTRUCTURE, and prints one JSON object of what each says."""
import email
import email.header
import email.policy
import email.utils
import hashlib
import json
import os
import re
import sys
import urllib.parse


def unflowed(text):
    """RFC 3676 with DelSp=no: paragraphs as one line, quotes as "> "."""
    out, open_paragraph, depth = [], False, 0
    lines = text.split('\n')
    if lines and lines[-1] == '':
        lines.pop()
    for line in lines:
        quotes = len(line) - len(line.lstrip('>'))
        content = line[quotes:]
        if content.startswith(' '):
            content = content[1:]
        prefix = '>' * quotes + (' ' if quotes and content else '')
        if open_paragraph and quotes == depth and content != '-- ':
            out[-1] += content
        else:
            out.append(prefix + content)
        open_paragraph = content.endswith(' ') and content != '-- '
        depth = quotes
    return '\n'.join(out)


def decoded(value):
    if value is None:
        return ''
    parts = []
    for text, charset in email.header.decode_header(re.sub(r'\r?\n(?=[ \t])', '', str(value))):
        if isinstance(text, str):
            parts.append(text)
        else:
            parts.append(text.decode(charset or 'ascii', 'replace'))
    return ''.join(parts)


def file_of(name, mime, data, disposition, content_id):
    return {'name': name or '', 'type': mime, 'size': len(data or b''),
            'sha256': '' if data is None else hashlib.sha256(data).hexdigest(),
            'disposition': disposition or '', 'contentId': (content_id or '').strip().strip('<>')}


def by_policy(raw, policy):
    message = email.message_from_bytes(raw, policy=policy)
    is_new = policy is not email.policy.compat32
    result = {'text': None, 'html': None, 'files': [], 'defects': []}
    if is_new:
        result['subject'] = str(message['subject'] or '')
        result['addresses'] = {name: [[a.display_name, a.addr_spec] for a in message[name].addresses]
                               if message[name] is not None else [] for name in ('from', 'to', 'cc', 'bcc')}
    else:
        result['subject'] = decoded(message['subject'])
        result['addresses'] = {name: [[decoded(n), a] for n, a in
                                      email.utils.getaddresses(message.get_all(name, []))]
                               for name in ('from', 'to', 'cc', 'bcc')}
    walk(message, result, True)
    result['structure'] = structure(message)
    return result


def structure(part):
    if part.get_content_type() == 'message/rfc822' or not part.is_multipart():
        return part.get_content_type()
    return [part.get_content_type()] + [structure(p) for p in part.get_payload()]


def walk(part, result, is_root=False):
    result['defects'] += [type(d).__name__ for d in part.defects]
    kind = part.get_content_type()
    if part.is_multipart() and kind != 'message/rfc822':
        for child in part.get_payload():
            walk(child, result)
        return
    name = part.get_filename()
    if not is_root and part.get_content_disposition():
        if isinstance(name, str) and '=?' in name:
            name = decoded(name)
        data = None if kind == 'message/rfc822' else part.get_payload(decode=True) or b''
        result['files'].append(file_of(name, kind, data, part.get_content_disposition(),
                                       part['content-id']))
        return
    text = part.get_payload(decode=True).decode(part.get_content_charset() or 'ascii').replace('\r\n', '\n')
    if kind == 'text/plain' and part.get_param('format') == 'flowed':
        text = unflowed(text)
    key = 'html' if kind == 'text/html' else 'text'
    result[key] = text if result[key] is None else result[key] + text


def parse_list(data, at):
    """An IMAP parenthesized list with literals in place; atoms and strings as str, NIL as None."""
    items = []
    while True:
        c = data[at:at + 1]
        if c == b' ':
            at += 1
        elif c == b'(':
            inner, at = parse_list(data, at + 1)
            items.append(inner)
        elif c in (b')', b''):
            return items, at + 1
        elif c == b'"':
            match = re.compile(rb'"((?:[^"\\]|\\.)*)"', re.S).match(data, at)
            items.append(re.sub(rb'\\(.)', rb'\1', match.group(1)).decode('utf-8', 'replace'))
            at = match.end()
        elif c == b'{':
            match = re.compile(rb'\{(\d+)\}\r\n').match(data, at)
            end = match.end() + int(match.group(1))
            items.append(data[match.end():end].decode('utf-8', 'replace'))
            at = end
        else:
            match = re.compile(rb'[^ ()]+').match(data, at)
            atom = match.group(0).decode('ascii')
            items.append(None if atom == 'NIL' else atom)
            at = match.end()


def parameters(flat):
    pairs = [(flat[i].lower(), flat[i + 1]) for i in range(0, len(flat or []), 2)]
    return dict(pairs)


def name_of(params):
    """RFC 2231 before the plain form."""
    if 'filename*' in params:
        charset, _, value = params['filename*'].split("'", 2)
        return urllib.parse.unquote(value, charset)
    pieces, extended = [], False
    for i in range(1000):
        if f'filename*{i}*' in params:
            extended = True
            pieces.append((params[f'filename*{i}*'], True))
        elif f'filename*{i}' in params:
            pieces.append((params[f'filename*{i}'], False))
        else:
            break
    if not pieces:
        return decoded(params.get('filename'))
    first = pieces[0][0]
    if extended and first.count("'") >= 2:
        pieces[0] = (first.split("'", 2)[2], True)
    return ''.join(urllib.parse.unquote(p) if e else p for p, e in pieces)


def part_of(body, files):
    if isinstance(body[0], list):
        kids = [b for b in body if isinstance(b, list)]
        kinds = []
        at = 0
        while isinstance(body[at], list):
            kinds.append(part_of(body[at], files))
            at += 1
        return ['multipart/' + body[at].lower()] + kinds
    kind = (body[0] + '/' + body[1]).lower()
    extension = 10 if kind == 'message/rfc822' else 8 if body[0].lower() == 'text' else 7
    disposition = body[extension + 1] if len(body) > extension + 1 else None
    if disposition:
        files.append({'type': kind, 'name': name_of(parameters(disposition[1])),
                      'disposition': disposition[0].lower(), 'contentId': (body[3] or '').strip('<>')})
    return kind


def by_server(answer):
    items, _ = parse_list(answer, answer.index(b'(') + 1)
    fields = dict(zip(items[0::2], items[1::2]))
    envelope = fields['ENVELOPE']
    files = []

    def addresses(entry):
        return [[decoded(a[0]), a[2] + '@' + a[3]] for a in entry or []]
    return {'subject': decoded(envelope[1]),
            'addresses': {'from': addresses(envelope[2]), 'to': addresses(envelope[5]),
                          'cc': addresses(envelope[6]), 'bcc': addresses(envelope[7])},
            'structure': part_of(fields['BODYSTRUCTURE'], files), 'files': files}


def main():
    result = {}
    for entry in sorted(os.listdir(sys.argv[1])):
        with open(os.path.join(sys.argv[1], entry), 'rb') as file:
            raw = file.read()
        number, kind = entry.rsplit('.', 1)
        readings = result.setdefault(number, {})
        if kind == 'eml':
            readings['default'] = by_policy(raw, email.policy.default)
            readings['compat32'] = by_policy(raw, email.policy.compat32)
        else:
            readings['server'] = by_server(raw)
    json.dump(result, sys.stdout)


main()

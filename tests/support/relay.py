"""The outgoing side of the test servers: takes what Dovecot's submission service relays and delivers it by LMTP.

usage: relay.py LISTEN_PORT LMTP_PORT LOG_FILE

Recipients whose local part starts with
  refuse   are refused for good at RCPT (550 5.1.1),
  defer    are refused for now at RCPT (451 4.2.0),
  nodata   are taken, but the message is refused after DATA (554 5.7.1).
Every accepted or refused transaction is one line of JSON in LOG_FILE.
"""
import asyncio
import json
import smtplib
import sys

from aiosmtpd.smtp import SMTP


def local_part_starts(address, word):
    return address.lower().startswith(word)


class Relay:
    def __init__(self, lmtp_port, log_path):
        self.lmtp_port = lmtp_port
        self.log_path = log_path

    def log(self, **entry):
        with open(self.log_path, "a", encoding="utf-8") as log:
            log.write(json.dumps(entry, ensure_ascii=False) + "\n")

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        # Without it Dovecot puts a status code of its own in front of ours.
        return [*responses[:-1], "250-ENHANCEDSTATUSCODES", responses[-1]]

    async def handle_RCPT(self, server, session, envelope, address, options):
        if local_part_starts(address, "refuse"):
            self.log(refused=address)
            return "550 5.1.1 Recipient address rejected: User unknown in virtual mailbox table"
        if local_part_starts(address, "defer"):
            self.log(deferred=address)
            return "451 4.2.0 Recipient address rejected: Greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    def deliver(self, envelope):
        """Hands the message over; the reply for the client, in SMTP's form."""
        lmtp = smtplib.LMTP("127.0.0.1", self.lmtp_port, local_hostname="localhost")
        try:
            refused = lmtp.sendmail(envelope.mail_from or "", envelope.rcpt_tos, envelope.content)
        except smtplib.SMTPException as error:
            return "451 4.3.0 Delivery failed: %s" % str(error).replace("\n", " ")
        finally:
            lmtp.close()
        return "451 4.3.0 Not delivered to all" if refused else "250 2.0.0 Ok: queued"

    async def handle_DATA(self, server, session, envelope):
        if any(local_part_starts(address, "nodata") for address in envelope.rcpt_tos):
            reply = "554 5.7.1 Message rejected by content policy"
        else:
            reply = await asyncio.get_running_loop().run_in_executor(None, self.deliver, envelope)
        self.log(sender=envelope.mail_from, recipients=envelope.rcpt_tos, size=len(envelope.content), reply=reply)
        return reply


async def main():
    port, lmtp_port, log_path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    relay = Relay(lmtp_port, log_path)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(relay, hostname="localhost", enable_SMTPUTF8=True, data_size_limit=0),
        "127.0.0.1", port)
    await server.serve_forever()


asyncio.run(main())

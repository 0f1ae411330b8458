#include "message/DomainNames.h"
#include "message/SenderProof.h"

#include <QTest>

using namespace postaci;

Q_DECLARE_METATYPE(postaci::SenderProof::Verdict)

namespace {

const QByteArray kFrom = "From: Banka <bilgi@banka.example>\r\n";
const QByteArray kGood = "Authentication-Results: mx.saglayici.example; dkim=pass header.d=banka.example\r\n";
const QByteArray kBorder =
    "Received: from out.banka.example (out.banka.example [192.0.2.7])\r\n"
    "\tby mx.saglayici.example (Postfix) with ESMTPS id 1; Tue, 3 Nov 2026 14:02:00 +0300\r\n";
const QByteArray kDelivery =
    "Received: from mx.saglayici.example by store.saglayici.example with LMTP id 2;\r\n"
    " Tue, 3 Nov 2026 14:02:00 +0300\r\n";

SenderProof judged(const QByteArray& header)
{
    return judgeSender(readSenderTrace(header), {{QStringLiteral("imap.saglayici.example")}, {}});
}

} // namespace

/// Whose word about a sender is believed, and what forgers try.
class TestSenderProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<SenderProof::Verdict>("verdict");
        QTest::addColumn<QString>("domain");
        using enum SenderProof::Verdict;
        const auto row = [](const char* name, const QByteArray& header, SenderProof::Verdict verdict,
                            const char* domain) {
            QTest::newRow(name) << header << verdict << QString::fromLatin1(domain);
        };
        const auto found = [](const QByteArray& results) {
            return "Authentication-Results: mx.saglayici.example; " + results + "\r\n" + kBorder + kFrom;
        };
        row("signed", kGood + kBorder + kFrom, Verified, "banka.example");
        row("delivered within the provider", kDelivery + kGood + kBorder + kFrom, Verified, "banka.example");
        row("signed above From's host", found("dkim=pass header.i=@mail.banka.example"), Verified,
            "mail.banka.example");
        row("by its own rules", found("dmarc=pass header.from=banka.example"), Verified, "banka.example");
        row("another's signature", found("dkim=pass header.d=bulk.example"), Unknown, "");
        row("another's name that ends alike", found("dkim=pass header.d=notbanka.example"), Unknown, "");
        row("another of the same registry", found("dkim=pass header.d=example"), Unknown, "");
        row("nothing found", found("dkim=none; spf=pass smtp.mailfrom=banka.example"), Unknown, "");
        row("refused", found("dmarc=fail (p=reject) header.from=banka.example"), Failed, "banka.example");
        row("refused although signed", found("dkim=pass header.d=banka.example; dmarc=fail"), Failed,
            "banka.example");
        row("refused for somebody else", found("dmarc=fail header.from=baska.example"), Unknown, "");

        row("the sender's own, below", kBorder + kGood + kFrom, Unknown, "");
        row("the sender's own, at the end", kBorder + kFrom + kGood, Unknown, "");
        row("the sender's own, under a forged delivery", kBorder + kGood + kBorder + kFrom, Unknown, "");
        row("the sender's own id",
            "Authentication-Results: mx.forger.example; dmarc=pass\r\n" + kBorder + kFrom, Unknown, "");
        row("the provider's word before the sender's",
            "Authentication-Results: mx.saglayici.example; dmarc=fail\r\n" + kBorder + kGood + kFrom, Failed,
            "banka.example");
        row("the topmost counts",
            "Authentication-Results: mx.saglayici.example; dkim=fail\r\n" + kGood + kBorder + kFrom, Unknown,
            "");
        row("came in elsewhere",
            kGood + "Received: from a.example by mx.elsewhere.example with ESMTP; x\r\n" + kFrom, Unknown,
            "");
        row("no way in at all", kGood + kFrom, Unknown, "");
        row("a greeting that looks like a delivery",
            "Received: from x by mx.saglayici.example with LMTP (evil [192.0.2.9]) by mx.saglayici.example "
            "with ESMTP; x\r\n" +
                kGood + kBorder + kFrom,
            Unknown, "");
        row("a greeting that opens a comment",
            "Received: from x( (evil [192.0.2.9]) by mx.saglayici.example with ESMTP; x\r\n" + kGood +
                kBorder + kFrom,
            Unknown, "");
        row("two senders", kGood + kBorder + "From: a@banka.example, b@forger.example\r\n", Unknown, "");
        row("two From", kGood + kBorder + kFrom + "From: b@forger.example\r\n", Unknown, "");
        row("no sender", kGood + kBorder, Unknown, "");
        row("in capitals", found("DKIM=PASS header.d=BANKA.EXAMPLE"), Verified, "banka.example");
    }

    void judges()
    {
        QFETCH(QByteArray, header);
        const SenderProof proof = judged(header);
        QTEST(proof.verdict, "verdict");
        QTEST(proof.domain, "domain");
    }

    void believesGoogleBelowItsBorder()
    {
        const QByteArray header =
            "Delivered-To: deniz@gmail.com\r\nReceived: by 2002:a05:6a11:1a0f:0:0:0:0 with SMTP id x; x\r\n"
            "Received: from a.example (a.example. [192.0.2.7]) by mx.google.com with ESMTPS id y; x\r\n"
            "Received-SPF: pass\r\nAuthentication-Results: mx.google.com; dkim=pass "
            "header.i=@banka.example\r\n";
        const ProofAuthorities gmail{{QStringLiteral("imap.gmail.com"), QStringLiteral("google.com")}, {}};
        const QByteArray more = "Received: from b.example by a.example; x\r\n" + kFrom;
        QCOMPARE(judgeSender(readSenderTrace(header + more), gmail).domain, QStringLiteral("banka.example"));
        const QByteArray withoutIts = header.left(header.indexOf("Authentication-Results"));
        const QByteArray forged = more + header.mid(header.indexOf("Authentication-Results"));
        QVERIFY(judgeSender(readSenderTrace(withoutIts + forged), gmail).verdict ==
                SenderProof::Verdict::Unknown);
        QVERIFY(judged(header + more).verdict ==
                SenderProof::Verdict::Unknown); // of another provider's account
    }

    void namesWhoSpeaksForAMailbox()
    {
        QCOMPARE(namedAuthorities(readSenderTrace(kGood + kBorder)),
                 QStringList{QStringLiteral("mx.saglayici.example")});
        QVERIFY(namedAuthorities(readSenderTrace(kBorder + kGood)).isEmpty());
        const QByteArray foreign = "Authentication-Results: mx.forger.example; dmarc=pass\r\n";
        QVERIFY(namedAuthorities(readSenderTrace(foreign + kBorder)).isEmpty());
        const ProofAuthorities learned{{}, {QStringLiteral("mx.saglayici.example")}};
        const SenderTrace trace = readSenderTrace(kGood + kBorder + kFrom);
        QVERIFY(judgeSender(trace, learned).verdict == SenderProof::Verdict::Verified);
        QVERIFY(judgeSender(trace, {}).verdict == SenderProof::Verdict::Unknown);
    }

    void tellsWhatASignatureCovers()
    {
        const auto covered = [](const QByteArray& signatures) {
            return judged(kGood + kBorder + signatures + kFrom).signsUnsubscribe;
        };
        const QByteArray whole = "DKIM-Signature: v=1; d=banka.example; h=From:List-Unsubscribe:\r\n"
                                 " List-Unsubscribe-Post; b=abc\r\n";
        const QByteArray part = "DKIM-Signature: v=1; d=banka.example; h=from:list-unsubscribe; b=abc\r\n";
        const QByteArray others = "DKIM-Signature: v=1; d=bulk.example; h=From:List-Unsubscribe:"
                                  "List-Unsubscribe-Post; b=abc\r\n";
        QVERIFY(covered(whole));
        QVERIFY(!covered(part));
        QVERIFY(!covered(others)); // of which nobody says that it is valid
        QVERIFY(!covered(whole + part));
        QVERIFY(!covered({}));
    }

    void knowsOrganisations()
    {
        QCOMPARE(registrableDomain(QStringLiteral("A.mail.ornek.com.tr.")), QStringLiteral("ornek.com.tr"));
        QCOMPARE(registrableDomain(QStringLiteral("çay.com.tr")), QStringLiteral("xn--ay-3ia.com.tr"));
        for (const char* none : {"com.tr", "tr", "localhost", "192.0.2.7", "::1", "", "."})
            QVERIFY2(registrableDomain(QString::fromLatin1(none)).isEmpty(), none);
        QVERIFY(isSameOrganisation(QStringLiteral("mx.ornek.com.tr"), QStringLiteral("ornek.com.tr")));
        QVERIFY(!isSameOrganisation(QStringLiteral("ornek.com.tr"), QStringLiteral("baska.com.tr")));
        QVERIFY(isSameOrganisation(QStringLiteral("localhost"), QStringLiteral("LOCALHOST")));
        QVERIFY(!isSameOrganisation({}, {}));
    }
};

QTEST_GUILESS_MAIN(TestSenderProof)
#include "tst_senderproof.moc"

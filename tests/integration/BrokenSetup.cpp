#include "BrokenSetup.h"

#include "account/DoctorReport.h"
#include "support/DovecotServer.h"

#include <QRegularExpression>

#include <algorithm>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString missingWord(const QStringList& words, const QString& text)
{
    const auto missing = std::find_if(words.begin(), words.end(), [&text](const QString& word) {
        return !text.contains(word, Qt::CaseInsensitive);
    });
    return missing == words.end() ? QString() : *missing;
}

} // namespace

Account brokenAccount()
{
    Account account;
    account.identity.name = u"Ayşe Örnek"_s;
    account.identity.address = u"ayse@ornek.example"_s;
    account.incoming.username = account.outgoing.username = account.identity.address;
    account.outgoing.protocol = Protocol::Smtp;
    return account;
}

Examination::Examination(Account account) : m_password(QString::fromLatin1(fixturePassword))
{
    m_options.account = std::move(account);
}

void Examination::limitTo(int milliseconds)
{
    m_options.limits.connectMs = milliseconds;
    m_options.limits.replyMs = milliseconds;
}

bool Examination::run()
{
    m_findings.clear();
    m_options.password = [this](const ServerSettings&) -> Result<QString> { return m_password; };
    return examineAccount(m_options, [this](const DoctorFinding& finding) { m_findings.append(finding); });
}

QString Examination::objection(ServerRole role, const Diagnosis& expected) const
{
    const auto isBad = [](const DoctorFinding& finding) { return !finding.isGood; };
    if (std::count_if(m_findings.begin(), m_findings.end(), isBad) != 1)
        return u"one step should have failed"_s;
    const DoctorFinding& found = *std::find_if(m_findings.begin(), m_findings.end(), isBad);
    if (found.server != role || found.step != expected.step)
        return u"another step failed: "_s + nameOf(found.step);
    if (!found.error || found.error->reason != expected.reason)
        return u"another reason: %1"_s.arg(found.error ? int(found.error->reason) : -1);
    if (classOf(*found.error) != expected.replyClass)
        return u"another class: "_s + wireName(classOf(*found.error));
    if (found.text.summary.isEmpty() || found.text.advice.isEmpty() || found.text.inOneLine().contains(u'%'))
        return u"no sentence, or an unfinished one"_s;
    if (const QString word = missingWord(expected.words, found.text.inOneLine()); !word.isEmpty())
        return u"the sentence lacks: "_s + word;
    if (!found.error->detail.contains(expected.said) || !report().contains(expected.said))
        return u"the server's words are lost: "_s + found.error->detail;
    if (found.fix.has_value() != expected.hasFix)
        return expected.hasFix ? u"no fix"_s : u"a fix where there is none"_s;
    return report().contains(m_password) ? u"the password is told"_s : QString();
}

int Examination::applyFixes()
{
    int count = 0;
    for (const DoctorFinding& finding : std::as_const(m_findings)) {
        if (!finding.fix)
            continue;
        (finding.server == ServerRole::Incoming ? m_options.account.incoming : m_options.account.outgoing) =
            *finding.fix;
        ++count;
    }
    return count;
}

QString Examination::report() const
{
    return doctorReport(m_options.account, m_findings, QDateTime(QDate(2026, 1, 2), QTime(3, 4)));
}

int loginsIn(const QByteArrayList& lines)
{
    // A tag stands before the verbs of IMAP.
    static const QRegularExpression login(u"^(?:\\S+ (?:LOGIN|AUTHENTICATE)|PASS|APOP|AUTH)(?: |$)"_s);
    return static_cast<int>(std::count_if(lines.begin(), lines.end(), [](const QByteArray& line) {
        return login.match(QString::fromLatin1(line)).hasMatch();
    }));
}

} // namespace postaci::test

#include "MessageFixture.h"
#include "message/Subject.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

class TestSubject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheBase_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* subject, const char* expected) {
            QTest::newRow(subject) << text(subject) << text(expected);
        };
        row("Toplantı", "Toplantı");
        row("Re: Toplantı", "Toplantı");
        row("RE:Toplantı", "Toplantı");
        row("re : Toplantı", "Toplantı");
        row("Re: Re: Fwd: Toplantı", "Toplantı");
        row("Ynt: Toplantı", "Toplantı");
        row("YNT: Toplantı", "Toplantı");
        row("ynt:ilt:Toplantı", "Toplantı");
        row("İlt: Toplantı", "Toplantı");
        row("İLT: Toplantı", "Toplantı");
        row("ILT: Toplantı", "Toplantı");
        row("I\u0307lt: Toplantı", "Toplantı");
        row("Fw: Toplantı", "Toplantı");
        row("AW: WG: SV: Toplantı", "Toplantı");
        row("RE[2]: Toplantı", "Toplantı");
        row("Re [3]: Toplantı", "Toplantı");
        row("Re(2): Toplantı", "Toplantı");
        row("Re^2: Toplantı", "Toplantı");
        row("Re：Toplantı", "Toplantı");
        row("Toplantı (fwd)", "Toplantı");
        row("[Fwd: Toplantı]", "Toplantı");
        row("[liste] Re: Toplantı", "[liste] Toplantı");
        row("Re: [liste] Toplantı", "[liste] Toplantı");
        row("[liste] Re: [liste] Toplantı", "[liste] Toplantı");
        row("[liste]", "[liste]");
        row("Rehber: yeni", "Rehber: yeni");
        row("Bilgi: yeni", "Bilgi: yeni");
        row("Re", "Re");
        row("Re:", "");
        row("", "");
        row("   Re:   boşluk  ", "boşluk");
    }

    void findsTheBase()
    {
        QFETCH(const QString, subject);
        QFETCH(const QString, expected);
        QCOMPARE(baseSubject(subject), expected);
        QCOMPARE(baseSubject(replySubject(subject)), expected);
        QCOMPARE(baseSubject(forwardSubject(subject)), expected);
    }

    void marksOnce()
    {
        QCOMPARE(replySubject(text("Re: Ynt: x")), text("Re: x"));
        QCOMPARE(forwardSubject(text("Re: x")), text("Fwd: x"));
    }

    void longSubjectsAreLinear()
    {
        QCOMPARE(baseSubject(text("Re: ").repeated(20000) + text("x")), text("x"));
        QVERIFY(!baseSubject(text("[a] ").repeated(20000)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSubject)
#include "tst_subject.moc"

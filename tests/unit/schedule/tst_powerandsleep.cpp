#include "schedule/PowerWatch.h"
#include "schedule/SleepWatch.h"
#include "support/PrivateBus.h"

#include <QDBusAbstractAdaptor>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

const QString kUPower = u"org.freedesktop.UPower"_s;
const QString kDevicePath = u"/org/freedesktop/UPower/devices/DisplayDevice"_s;

/// Tells the bus that a property of an object has changed.
void tellChange(const QDBusConnection& bus, const QString& path, const QString& interface,
                const QVariantMap& values)
{
    QDBusMessage signal =
        QDBusMessage::createSignal(path, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
    signal << interface << values << QStringList();
    QVERIFY(bus.send(signal));
}

} // namespace

/// UPower's object for the computer.
class FakeUPower : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.UPower")
    Q_PROPERTY(bool OnBattery MEMBER m_onBattery)
public:
    explicit FakeUPower(QObject* parent) : QDBusAbstractAdaptor(parent) {}
    bool m_onBattery = false;
};

/// UPower's object for all batteries together.
class FakeBattery : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.UPower.Device")
    Q_PROPERTY(bool IsPresent MEMBER m_isPresent)
    Q_PROPERTY(double Percentage MEMBER m_percentage)
    Q_PROPERTY(uint WarningLevel MEMBER m_warning)
public:
    explicit FakeBattery(QObject* parent) : QDBusAbstractAdaptor(parent) {}
    bool m_isPresent = true;
    double m_percentage = 80;
    uint m_warning = 1;
};

/// What the system's D-Bus says of power and sleep, told by services of the test's own on a bus of its own.
class PowerAndSleepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutTheServiceNothingIsKnown();
    void aLowBatteryIsTold();
    void aServiceThatGoesLeavesNothingKnown();
    void withoutABusNothingIsKnown();
    void wakingIsTold();

private:
    [[nodiscard]] QString address() const { return QString::fromLatin1(m_bus.address()); }

    QTemporaryDir m_dir;
    test::PrivateBus m_bus;
    QObject m_computer;
    QObject m_battery;
    FakeUPower* m_power = new FakeUPower(&m_computer);
    FakeBattery* m_charge = new FakeBattery(&m_battery);
};

void PowerAndSleepTest::initTestCase()
{
    QVERIFY2(m_bus.start(m_dir.path()), "dbus-daemon (Debian package dbus) does not start");
    QVERIFY(QDBusConnection::connectToBus(address(), u"services"_s).isConnected());
}

void PowerAndSleepTest::withoutTheServiceNothingIsKnown()
{
    const PowerWatch watch(address());
    QVERIFY(!watch.isLow());
}

void PowerAndSleepTest::aLowBatteryIsTold()
{
    const PowerWatch watch(address());
    QSignalSpy changed(&watch, &PowerWatch::changed);
    QDBusConnection bus(u"services"_s);
    QVERIFY(bus.registerObject(u"/org/freedesktop/UPower"_s, &m_computer));
    QVERIFY(bus.registerObject(kDevicePath, &m_battery));
    QVERIFY(bus.registerService(kUPower)); // it may come later than the program
    QTRY_COMPARE(watch.isLow(), std::optional<bool>(false));
    m_power->m_onBattery = true;
    tellChange(bus, u"/org/freedesktop/UPower"_s, kUPower, {{u"OnBattery"_s, true}});
    tellChange(bus, kDevicePath, u"org.freedesktop.UPower.Device"_s, {{u"Percentage"_s, 12.0}});
    QTRY_COMPARE(watch.isLow(), std::optional<bool>(true));
    tellChange(bus, kDevicePath, u"org.freedesktop.UPower.Device"_s, {{u"Percentage"_s, 60.0}});
    QTRY_COMPARE(watch.isLow(), std::optional<bool>(false));
    tellChange(bus, kDevicePath, u"org.freedesktop.UPower.Device"_s, {{u"WarningLevel"_s, 3U}});
    QTRY_COMPARE(watch.isLow(), std::optional<bool>(true));
    tellChange(bus, u"/org/freedesktop/UPower"_s, kUPower, {{u"OnBattery"_s, false}}); // plugged in
    QTRY_COMPARE(watch.isLow(), std::optional<bool>(false));
    QVERIFY(changed.size() >= 5);
}

void PowerAndSleepTest::aServiceThatGoesLeavesNothingKnown()
{
    const PowerWatch watch(address());
    QTRY_VERIFY(watch.isLow().has_value());
    QVERIFY(QDBusConnection(u"services"_s).unregisterService(kUPower));
    QTRY_VERIFY(!watch.isLow().has_value());
}

void PowerAndSleepTest::withoutABusNothingIsKnown()
{
    const PowerWatch power(u"unix:path=/nonexistent/bus"_s);
    const SleepWatch sleep(u"unix:path=/nonexistent/bus"_s);
    QVERIFY(!power.isLow());
}

void PowerAndSleepTest::wakingIsTold()
{
    const SleepWatch watch(address());
    QSignalSpy woke(&watch, &SleepWatch::woke);
    QDBusConnection bus(u"services"_s);
    QVERIFY(bus.registerService(u"org.freedesktop.login1"_s));
    for (const bool begins : {true, false}) {
        QDBusMessage signal = QDBusMessage::createSignal(
            u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s);
        signal << begins;
        QVERIFY(bus.send(signal));
    }
    QTRY_COMPARE(woke.size(), 1);
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::PowerAndSleepTest)
#include "tst_powerandsleep.moc"

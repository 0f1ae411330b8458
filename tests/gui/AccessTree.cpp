#include "gui/AccessTree.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusReply>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

const QString kAccessible = u"org.a11y.atspi.Accessible"_s;
const QString kAccessRoot = u"/org/a11y/atspi/accessible/root"_s;
const QString kNoObject = u"/org/a11y/atspi/null"_s;
constexpr int kDeepest = 20;
constexpr int kAnswerLimit = 5000;

// AT-SPI's numbers of states.
constexpr quint64 kFocusableState = 11;
constexpr quint64 kShowingState = 25;

QString accessAddress()
{
    const QDBusMessage asked = QDBusMessage::createMethodCall(u"org.a11y.Bus"_s, u"/org/a11y/bus"_s,
                                                              u"org.a11y.Bus"_s, u"GetAddress"_s);
    const QDBusReply<QString> address = QDBusConnection::sessionBus().call(asked, QDBus::Block, kAnswerLimit);
    return address.value();
}

/// An object's reference: (so).
QPair<QString, QString> reference(const QVariant& value)
{
    QString service;
    QDBusObjectPath path;
    const auto argument = value.value<QDBusArgument>();
    argument.beginStructure();
    argument >> service >> path;
    argument.endStructure();
    return {service, path.path()};
}

QDBusMessage ask(const QDBusConnection& bus, const QString& service, const QString& path,
                 const QString& interface, const QString& method, const QVariantList& arguments = {})
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, method);
    call.setArguments(arguments);
    return bus.call(call, QDBus::Block, kAnswerLimit);
}

} // namespace

AccessTree::AccessTree() : m_bus(QDBusConnection::connectToBus(accessAddress(), u"access-tree"_s)) {}

AccessTree::~AccessTree()
{
    QDBusConnection::disconnectFromBus(u"access-tree"_s);
}

AccessObject AccessTree::program() const
{
    AccessObject desktop;
    desktop.service = u"org.a11y.atspi.Registry"_s;
    desktop.path = kAccessRoot;
    for (int i = 0; i < childCount(desktop); ++i) {
        AccessObject program = child(desktop, i);
        const QDBusReply<uint> process = m_bus.interface()->servicePid(program.service);
        if (process.value() == static_cast<uint>(QCoreApplication::applicationPid()))
            return program;
    }
    return {};
}

QList<AccessObject> AccessTree::below(const AccessObject& root, int mostChildren) const
{
    QList<AccessObject> all;
    addBelow(all, root, mostChildren, 0);
    return all;
}

void AccessTree::addBelow(QList<AccessObject>& all, const AccessObject& root, int mostChildren,
                          int depth) const
{
    const int count = std::min(childCount(root), mostChildren);
    for (int i = 0; i < count && depth < kDeepest; ++i) {
        const AccessObject one = child(root, i);
        if (!one.isValid())
            continue;
        all.append(one);
        addBelow(all, one, mostChildren, depth + 1);
    }
}

QString AccessTree::textOf(const AccessObject& object) const
{
    const QDBusMessage answer =
        ask(m_bus, object.service, object.path, u"org.a11y.atspi.Text"_s, u"GetText"_s, {0, -1});
    return answer.arguments().value(0).toString();
}

AccessObject AccessTree::look(const QString& service, const QString& path) const
{
    AccessObject object;
    object.service = service;
    object.path = path;
    object.name = property(object, "Name").toString();
    object.description = property(object, "Description").toString();
    object.role = ask(m_bus, service, path, kAccessible, u"GetRoleName"_s).arguments().value(0).toString();
    const QDBusMessage answer = ask(m_bus, service, path, kAccessible, u"GetState"_s);
    QList<quint32> words;
    if (!answer.arguments().isEmpty())
        answer.arguments().first().value<QDBusArgument>() >> words;
    const quint64 states = words.value(0) | quint64{words.value(1)} << 32U;
    object.isFocusable = (states >> kFocusableState & 1U) != 0;
    object.isShowing = (states >> kShowingState & 1U) != 0;
    return object;
}

QVariant AccessTree::property(const AccessObject& object, const char* name) const
{
    const QDBusMessage answer = ask(m_bus, object.service, object.path, u"org.freedesktop.DBus.Properties"_s,
                                    u"Get"_s, {kAccessible, QLatin1String(name)});
    return answer.arguments().value(0).value<QDBusVariant>().variant();
}

int AccessTree::childCount(const AccessObject& object) const
{
    return property(object, "ChildCount").toInt();
}

AccessObject AccessTree::child(const AccessObject& object, int number) const
{
    const QDBusMessage answer =
        ask(m_bus, object.service, object.path, kAccessible, u"GetChildAtIndex"_s, {number});
    if (answer.arguments().isEmpty())
        return {};
    const auto [service, path] = reference(answer.arguments().first());
    return path == kNoObject ? AccessObject() : look(service, path);
}

} // namespace postaci::test

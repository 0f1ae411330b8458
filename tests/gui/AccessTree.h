#pragma once

#include <QDBusConnection>
#include <QList>
#include <QString>
#include <QStringList>

namespace postaci::test {

/// An object as assistive programs see it over AT-SPI, its place on the bus and what it said of itself.
struct AccessObject
{
    QString service;
    QString path;
    QString name;
    QString description;
    QString role; ///< AT-SPI's name for it: "push button"
    bool isShowing = false;
    bool isFocusable = false;
    [[nodiscard]] bool isValid() const { return !path.isEmpty(); }
};

/// Looks at a program from outside, as a screen reader does: over the accessibility bus that the session bus
/// names. Blocks; for a thread that is not the looked-at window's.
class AccessTree
{
public:
    AccessTree();
    ~AccessTree();

    [[nodiscard]] bool isConnected() const { return m_bus.isConnected(); }
    /// The program of this process; invalid while it is not registered.
    [[nodiscard]] AccessObject program() const;
    /// All objects from `root` down, in reading order; of each not more than `mostChildren`.
    [[nodiscard]] QList<AccessObject> below(const AccessObject& root, int mostChildren = 60) const;
    /// The text that an object with one has.
    [[nodiscard]] QString textOf(const AccessObject& object) const;

private:
    [[nodiscard]] AccessObject look(const QString& service, const QString& path) const;
    [[nodiscard]] QVariant property(const AccessObject& object, const char* name) const;
    [[nodiscard]] int childCount(const AccessObject& object) const;
    [[nodiscard]] AccessObject child(const AccessObject& object, int number) const;
    void addBelow(QList<AccessObject>& all, const AccessObject& root, int mostChildren, int depth) const;

    QDBusConnection m_bus;
};

} // namespace postaci::test

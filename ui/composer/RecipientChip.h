#pragma once

#include "base/Address.h"

#include <QToolButton>

namespace postaci {

/// The height of a chip in the font of `widget`, and of what is typed behind chips.
[[nodiscard]] int recipientLineHeight(const QWidget& widget);

/// One recipient in a field: the name or address; red, with an icon and words, where it is none. Has the
/// keyboard by arrow keys, not by Tab. UI thread.
class RecipientChip : public QToolButton
{
    Q_OBJECT

public:
    enum class Kind { Person, Group, Wrong, More };

    /// `members`: of a group, -1 where there is no such group (any more).
    RecipientChip(QString typed, qsizetype members, QWidget* parent);
    /// Stands for all those that a field has no room for one by one.
    RecipientChip(const QStringList& rest, QWidget* parent);

    [[nodiscard]] QString typed() const { return m_typed; } ///< as it was written
    [[nodiscard]] QStringList entries() const { return m_kind == Kind::More ? m_rest : QStringList(m_typed); }
    [[nodiscard]] QStringList wrong() const; ///< of those what is no address and no group
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString groupName() const { return m_kind == Kind::Group ? m_address.name : QString(); }
    [[nodiscard]] Address address() const { return m_address; }
    [[nodiscard]] bool isSelected() const { return m_isSelected; }
    void setSelected(bool on);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void editWanted();
    void dragWanted();

protected:
    void changeEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    [[nodiscard]] QString shownText() const;

    void setUp();

    QString m_typed;
    QStringList m_rest;  ///< More
    QStringList m_wrong; ///< More
    Kind m_kind = Kind::Person;
    Address m_address;
    qsizetype m_members;
    bool m_isSelected = false;
    QPoint m_pressed;
};

} // namespace postaci

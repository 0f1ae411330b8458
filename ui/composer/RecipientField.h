#pragma once

#include "composer/RecipientChip.h"
#include "composer/RecipientEdit.h"

#include <QScrollArea>

namespace postaci {

class FlowLayout;

/// As what recipients are dragged: as they are typed, in UTF-8.
[[nodiscard]] QString recipientMime();

/// The recipients of one kind as chips, with a field to type more behind them; grows to four lines, then
/// scrolls. What is typed becomes a chip by a comma, a semicolon, Enter, or when the field is left. UI
/// thread.
class RecipientField : public QScrollArea
{
    Q_OBJECT

public:
    /// To which field chips are moved.
    enum class Target { To, Cc, Bcc };
    Q_ENUM(Target)

    /// `name`: of the field to type in.
    RecipientField(Target target, const QString& name, QWidget* parent);

    void setSource(const RecipientSource& source);
    /// Everything in it as it was typed: what was not changed since setText() is given back as it was.
    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] QStringList wrongEntries() const; ///< what is no address and no group, as it was typed
    void showWrong();                               ///< the first of them comes in sight
    void add(const QStringList& entries);           ///< at the end, by the person
    void commit();                                  ///< what is typed becomes chips
    /// The recipients with that address get another one and keep their names.
    void correctAddress(const QString& address, const QString& corrected);
    /// Takes those with one of these addresses out, whatever their case.
    void removeAddresses(const QStringList& addresses);
    [[nodiscard]] QStringList takeAll(); ///< out of the field, as typed
    [[nodiscard]] RecipientEdit* edit() const { return m_edit; }
    [[nodiscard]] const QList<RecipientChip*>& chips() const { return m_chips; }
    void setLabels(const QString& accessibleName);

    [[nodiscard]] int oneLineHeight() const; ///< of a field with a line of chips
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited(); ///< by the person
    void left();   ///< neither the field nor a chip has the keyboard any more
    void moveWanted(const QStringList& entries, postaci::RecipientField::Target target);
    void dragBegun();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void addChip(const QString& entry);
    void addChips(const QStringList& entries);
    void insertChip(RecipientChip* chip);
    [[nodiscard]] QStringList entries() const;
    void setEntries(const QStringList& entries); ///< in the place of all chips, by the person
    void removeChip(RecipientChip* chip);
    void expandGroup(RecipientChip* chip);
    void takeTyped(const QString& text);
    void endTyped(); ///< by the person
    void personChanged();
    [[nodiscard]] QList<RecipientChip*> selected() const;
    void select(RecipientChip* chip, Qt::KeyboardModifiers modifiers);
    void clearSelection();
    void focusChip(qsizetype index, Qt::KeyboardModifiers modifiers = {});
    void removeSelected();
    [[nodiscard]] static QString joined(const QList<RecipientChip*>& chips);
    void copySelected() const;
    void editChip(RecipientChip* chip);
    void showMenu(RecipientChip* chip, const QPoint& at);
    void addMoveActions(QMenu* menu);
    void dragSelected(RecipientChip* chip);
    [[nodiscard]] bool takeChipKey(RecipientChip* chip, QKeyEvent& event);
    void resizeToContents();
    void showInside(QWidget* part);

    Target m_target;
    QWidget* m_inner;
    FlowLayout* m_flow;
    RecipientEdit* m_edit;
    RecipientSource m_source;
    QList<RecipientChip*> m_chips;
    QString m_given; ///< to setText(), as long as nothing was changed
    bool m_isAsGiven = true;
};

} // namespace postaci

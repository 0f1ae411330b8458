#include "composer/FormatBar.h"

#include "commands/CommandKeys.h"
#include "composer/LinkDialog.h"
#include "composer/RichDocument.h"
#include "composer/TableDialog.h"
#include "composer/TextEditor.h"
#include "composer/TextFormatting.h"
#include "widgets/FlowLayout.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QActionGroup>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QTextTable>
#include <QToolButton>

#include <algorithm>

namespace postaci {

namespace {

/// Colours that can be read on white (4.5:1 at least).
constexpr const char* kTextColors[] = {"#c01c28", "#a34100", "#1a7f37", "#1a5fd0", "#7b2fb5", "#5e6470"};

QIcon swatch(const QString& color)
{
    QPixmap pixmap(Theme::kIconSmall, Theme::kIconSmall);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(color));
    painter.drawEllipse(pixmap.rect().adjusted(1, 1, -1, -1));
    return pixmap;
}

/// Whether what is selected is of one line and nothing but words.
bool isWords(const QTextCursor& cursor)
{
    const QString text = cursor.selectedText();
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        const char16_t code = c.unicode();
        const bool isTableMark = code == 0xfdd0 || code == 0xfdd1; // Qt's for where a frame begins and ends
        return code == QChar::LineSeparator || code == QChar::ParagraphSeparator ||
               code == QChar::ObjectReplacementCharacter || isTableMark;
    });
}

} // namespace

FormatBar::FormatBar(TextEditor& editor, AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_settings(settings), m_sizes(new QMenu(this)),
      m_colors(new QMenu(this)), m_table(new QMenu(this))
{
    setObjectName(QStringLiteral("formatBar"));
    auto* row = new FlowLayout(this);
    row->setContentsMargins(Theme::kSpace3, Theme::kSpace1, Theme::kSpace3, Theme::kSpace1);
    row->setSpacing(2);
    addLooks();
    addParagraphs();
    addThings();
    for (QToolButton* button : m_buttons) {
        button->setFocusPolicy(button == m_buttons.first() ? Qt::TabFocus : Qt::NoFocus);
        button->installEventFilter(this);
    }
    connect(&m_editor, &QTextEdit::currentCharFormatChanged, this, &FormatBar::refresh);
    connect(&m_editor, &QTextEdit::cursorPositionChanged, this, &FormatBar::refresh);
    connect(&m_editor, &QTextEdit::textChanged, this, &FormatBar::refresh);
    connect(&m_settings, &AppSettings::shortcutsChanged, this, &FormatBar::retranslate);
    retranslate();
    refresh();
}

QAction* FormatBar::addAction(const QString& id, const QString& iconName, const std::function<void()>& run)
{
    QAction* action = addCommand(*this, m_settings, id);
    action->setProperty("iconName", iconName);
    connect(action, &QAction::triggered, this, [this, run] {
        run();
        refresh();
    });
    m_actions.insert(id, action);
    return action;
}

QToolButton* FormatBar::addButton(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize({Theme::kIcon, Theme::kIcon});
    layout()->addWidget(button);
    m_buttons.append(button);
    return button;
}

QToolButton* FormatBar::addMenuButton(const QString& name, const QString& iconName, QMenu* menu)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("iconName", iconName);
    button->setAutoRaise(true);
    button->setIconSize({Theme::kIcon, Theme::kIcon});
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    layout()->addWidget(button);
    m_buttons.append(button);
    return button;
}

void FormatBar::addLooks()
{
    const auto add = [this](const QString& id, const QString& iconName, bool RichStyle::*part) {
        QAction* action = addAction(id, iconName, [this, part] {
            const bool on = !(m_editor.look().*part);
            m_editor.changeLook([part, on](RichStyle* style) { style->*part = on; });
        });
        action->setCheckable(true);
        addButton(action);
    };
    add(QStringLiteral("bold"), QStringLiteral("bold"), &RichStyle::bold);
    add(QStringLiteral("italic"), QStringLiteral("italic"), &RichStyle::italic);
    add(QStringLiteral("underline"), QStringLiteral("underline"), &RichStyle::underline);
    add(QStringLiteral("strikeOut"), QStringLiteral("strike"), &RichStyle::strike);
    fillSizes();
    m_sizeButton = addMenuButton(QStringLiteral("textSizeButton"), QStringLiteral("text-size"), m_sizes);
    fillColors();
    m_colorButton = addMenuButton(QStringLiteral("textColorButton"), QStringLiteral("text-color"), m_colors);
}

void FormatBar::addParagraphs()
{
    const auto addList = [this](const QString& id, const QString& iconName, RichList list) {
        QAction* action = addAction(id, iconName, [this, list] { toggleList(m_editor.textCursor(), list); });
        action->setCheckable(true);
        addButton(action);
    };
    addList(QStringLiteral("bulletList"), QStringLiteral("list-bullets"), RichList::Bullets);
    addList(QStringLiteral("numberList"), QStringLiteral("list-numbers"), RichList::Numbers);
    addButton(addAction(QStringLiteral("levelLess"), QStringLiteral("indent-less"),
                        [this] { changeLevel(m_editor.textCursor(), -1); }));
    addButton(addAction(QStringLiteral("levelMore"), QStringLiteral("indent-more"),
                        [this] { changeLevel(m_editor.textCursor(), 1); }));
}

void FormatBar::addThings()
{
    addButton(addAction(QStringLiteral("link"), QStringLiteral("link"), [this] { editLink(); }));
    addButton(
        addAction(QStringLiteral("insertImage"), QStringLiteral("image"), [this] { Q_EMIT imageWanted(); }));
    fillTable();
    m_tableButton = addMenuButton(QStringLiteral("tableButton"), QStringLiteral("table"), m_table);
    addButton(addAction(QStringLiteral("clearFormatting"), QStringLiteral("clear-format"), [this] {
        if (m_editor.textCursor().hasSelection())
            clearFormatting(m_editor.textCursor());
        else
            m_editor.changeLook([](RichStyle* style) { *style = RichStyle(); });
    }));
}

void FormatBar::fillSizes()
{
    auto* group = new QActionGroup(m_sizes);
    for (int size = RichStyle::kSmallest; size <= RichStyle::kLargest; ++size) {
        QAction* action = m_sizes->addAction(QString());
        action->setObjectName(QStringLiteral("size%1").arg(size));
        action->setData(size);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, size] { m_editor.changeLook([size](RichStyle* style) { style->size = size; }); });
    }
    const auto addStep = [this](const QString& id, int step) {
        addAction(id, QString(), [this, step] {
            const int size = qBound(RichStyle::kSmallest, m_editor.look().size + step, RichStyle::kLargest);
            m_editor.changeLook([size](RichStyle* style) { style->size = size; });
        });
    };
    addStep(QStringLiteral("largerText"), 1);
    addStep(QStringLiteral("smallerText"), -1);
}

void FormatBar::fillColors()
{
    auto* group = new QActionGroup(m_colors);
    const auto add = [this, group](const QString& color) {
        QAction* action = m_colors->addAction(QString());
        action->setObjectName(QStringLiteral("color") + color);
        action->setData(color);
        action->setCheckable(true);
        if (!color.isEmpty())
            action->setIcon(swatch(color));
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, color] { m_editor.changeLook([color](RichStyle* style) { style->color = color; }); });
    };
    add(QString());
    for (const char* color : kTextColors)
        add(QLatin1String(color));
}

void FormatBar::fillTable()
{
    m_insertTable = addAction(QStringLiteral("insertTable"), QString(), [this] { insertTable(); });
    m_table->addAction(m_insertTable);
    m_table->addSeparator();
    for (const TableChange change :
         {TableChange::RowAbove, TableChange::RowBelow, TableChange::ColumnBefore, TableChange::ColumnAfter,
          TableChange::RemoveRow, TableChange::RemoveColumn, TableChange::RemoveTable}) {
        QAction* action = m_table->addAction(QString());
        action->setData(int(change));
        action->setObjectName(QStringLiteral("table%1").arg(int(change)));
        connect(action, &QAction::triggered, this,
                [this, change] { changeTable(m_editor.textCursor(), change); });
        if (change == TableChange::ColumnAfter)
            m_table->addSeparator();
    }
}

void FormatBar::refresh()
{
    if (!m_editor.isFormatted())
        return;
    const RichStyle look = m_editor.look();
    const auto check = [this](const char* id, bool on) { m_actions[QLatin1String(id)]->setChecked(on); };
    check("bold", look.bold);
    check("italic", look.italic);
    check("underline", look.underline);
    check("strikeOut", look.strike);
    const QTextCursor cursor = m_editor.textCursor();
    const RichList list = listAt(cursor);
    check("bulletList", list == RichList::Bullets);
    check("numberList", list == RichList::Numbers);
    for (QAction* action : m_sizes->actions())
        action->setChecked(action->data().toInt() == look.size);
    for (QAction* action : m_colors->actions())
        action->setChecked(action->data().toString() == look.color);
    m_insertTable->setEnabled(cursor.currentTable() == nullptr);
    for (QAction* action : m_table->actions())
        if (action->data().isValid())
            action->setEnabled(canChangeTable(cursor, static_cast<TableChange>(action->data().toInt())));
    setToolEnabled(m_actions[QStringLiteral("levelLess")],
                   list != RichList::None || quoteLevelAt(cursor) > 0 || cursor.hasSelection());
}

/// The stop for Tab must be one that takes the focus: it moves on first, while it has it still.
void FormatBar::setToolEnabled(QAction* action, bool on)
{
    if (!on)
        for (QToolButton* button : m_buttons)
            if (button->defaultAction() == action && button->focusPolicy() == Qt::TabFocus)
                moveStop(button, 1);
    action->setEnabled(on);
}

QToolButton* FormatBar::stop() const
{
    const auto found = std::find_if(m_buttons.begin(), m_buttons.end(), [](const QToolButton* button) {
        return button->focusPolicy() == Qt::TabFocus;
    });
    return found == m_buttons.end() ? m_buttons.first() : *found;
}

/// To the next button that can be used, in the direction of `step` (1 or -1), or else in the other one.
void FormatBar::moveStop(QToolButton* from, int step)
{
    if (!goFrom(from, step))
        goFrom(from, -step);
}

void FormatBar::setStop(QToolButton* button)
{
    QToolButton* const before = stop();
    const bool hadFocus = before->hasFocus();
    before->setFocusPolicy(Qt::NoFocus);
    button->setFocusPolicy(Qt::TabFocus);
    if (hadFocus)
        button->setFocus(Qt::OtherFocusReason);
}

void FormatBar::editLink()
{
    QTextCursor cursor = m_editor.textCursor();
    const QTextCursor link = linkAt(cursor);
    if (link.hasSelection() && !cursor.hasSelection())
        cursor = link;
    QTextCursor inside(cursor.document());
    inside.setPosition(cursor.selectionStart() + (cursor.hasSelection() ? 1 : 0));
    const RichStyle look = styleOf(inside.charFormat());
    const LinkDialog::On on = isWords(cursor) ? LinkDialog::On::Words : LinkDialog::On::More;
    auto* dialog = new LinkDialog(look.link, cursor.selectedText(), on, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LinkDialog::chosen, this,
            [this, cursor, on](const QString& target, const QString& text) {
                QTextCursor place(cursor);
                if (on == LinkDialog::On::More || (text == cursor.selectedText() && cursor.hasSelection())) {
                    changeStyle(place, [&target](RichStyle* style) { style->link = target; });
                } else {
                    RichStyle style = styleOf(cursor.charFormat());
                    style.link = target;
                    place.insertText(text, charFormatOf(style));
                }
                place.setPosition(place.selectionEnd());
                m_editor.setTextCursor(place);
                m_editor.leaveLink();
                m_editor.setFocus();
            });
    dialog->open();
}

void FormatBar::insertTable()
{
    auto* dialog = new TableDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TableDialog::chosen, this, [this](int rows, int columns) {
        QTextCursor cursor = m_editor.textCursor();
        postaci::insertTable(&cursor, rows, columns);
        m_editor.setTextCursor(cursor);
        m_editor.setFocus();
    });
    dialog->open();
}

QWidget* FormatBar::first() const
{
    return m_buttons.first();
}

QWidget* FormatBar::last() const
{
    return m_buttons.last();
}

void FormatBar::takeFocus()
{
    stop()->setFocus(Qt::ShortcutFocusReason);
}

bool FormatBar::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    const qsizetype at = m_buttons.indexOf(qobject_cast<QToolButton*>(watched));
    if (!isKey || at < 0)
        return QWidget::eventFilter(watched, event);
    const auto* keys = static_cast<QKeyEvent*>(event);
    const bool isPlain = (keys->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (event->type() == QEvent::ShortcutOverride) {
        if (isPlain && keys->key() == Qt::Key_Escape)
            event->accept(); // leads back to the text, and does not close it
        return event->isAccepted();
    }
    return (isPlain && pressKey(keys->key(), m_buttons.at(at))) || QWidget::eventFilter(watched, event);
}

/// What a key does on a button; false: nothing here.
bool FormatBar::pressKey(int key, QToolButton* button)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        goFrom(button, key == Qt::Key_Right ? forward : -forward);
        return true;
    case Qt::Key_Home:
    case Qt::Key_End: {
        QToolButton* const end = key == Qt::Key_Home ? m_buttons.first() : m_buttons.last();
        if (end->isEnabled())
            setStop(end);
        else
            moveStop(end, key == Qt::Key_Home ? 1 : -1);
        return true;
    }
    case Qt::Key_Escape:
        m_editor.setFocus(Qt::OtherFocusReason);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        button->click();
        return true;
    case Qt::Key_Down:
        if (button->menu() == nullptr)
            return false;
        button->showMenu();
        return true;
    default:
        return false;
    }
}

/// False at the ends, where it stays as it is.
bool FormatBar::goFrom(QToolButton* button, int step)
{
    for (qsizetype to = m_buttons.indexOf(button) + step; to >= 0 && to < m_buttons.size(); to += step)
        if (m_buttons.at(to)->isEnabled()) {
            setStop(m_buttons.at(to));
            return true;
        }
    return false;
}

void FormatBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void FormatBar::retranslate()
{
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it) {
        const Command& command = *commandById(it.key());
        const QString name = commandName(command);
        it.value()->setText(name);
        it.value()->setToolTip(tipWithKeys(name, keysOf(m_settings, command)));
        if (const QString iconName = it.value()->property("iconName").toString(); !iconName.isEmpty())
            it.value()->setIcon(icon(iconName));
    }
    m_insertTable->setText(tr("Insert a table…"));
    setAccessibleName(tr("Formatting"));
    const QString sizes[] = {tr("Small"), tr("Normal"), tr("Large"), tr("Very large")};
    for (QAction* action : m_sizes->actions())
        action->setText(sizes[action->data().toInt() - RichStyle::kSmallest]);
    const QString colors[] = {tr("The reader's colour"),
                              tr("Red"),
                              tr("Orange"),
                              tr("Green"),
                              tr("Blue"),
                              tr("Purple"),
                              tr("Grey")};
    for (qsizetype i = 0; i < m_colors->actions().size(); ++i)
        m_colors->actions().at(i)->setText(colors[i]);
    const QString changes[] = {tr("Row above"),       tr("Row below"),      tr("Column before"),
                               tr("Column after"),    tr("Remove the row"), tr("Remove the column"),
                               tr("Remove the table")};
    for (QAction* action : m_table->actions())
        if (action->data().isValid())
            action->setText(changes[action->data().toInt()]);
    const auto name = [](QToolButton* button, const QString& words) {
        button->setIcon(icon(button->property("iconName").toString()));
        button->setToolTip(words);
        button->setAccessibleName(words);
    };
    name(m_sizeButton, tr("Text size"));
    name(m_colorButton, tr("Text colour"));
    name(m_tableButton, tr("Table"));
    for (QToolButton* button : m_buttons)
        if (button->defaultAction() != nullptr)
            button->setAccessibleName(button->defaultAction()->text());
}

} // namespace postaci

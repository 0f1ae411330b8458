#include "reader/FindBar.h"

#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace postaci {

namespace {

QToolButton* makeButton(const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    return button;
}

} // namespace

FindBar::FindBar(QWidget* parent)
    : QWidget(parent), m_text(new QLineEdit(this)), m_result(new QLabel(this)),
      m_previous(makeButton("findPreviousButton", this)), m_next(makeButton("findNextButton", this)),
      m_close(makeButton("findCloseButton", this))
{
    setObjectName(QStringLiteral("findBar"));
    m_text->setObjectName(QStringLiteral("findEdit"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_close->setIcon(icon(QStringLiteral("close")));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSpace4, Theme::kSpace1, Theme::kSpace3, Theme::kSpace1);
    row->addWidget(m_text, 1);
    for (QToolButton* button : {m_previous, m_next})
        row->addWidget(button);
    row->addWidget(m_result);
    row->addWidget(m_close);
    connect(m_text, &QLineEdit::textChanged, this, [this] { find(FindDirection::Forward); });
    connect(m_next, &QToolButton::clicked, this, [this] { find(FindDirection::Forward); });
    connect(m_previous, &QToolButton::clicked, this, [this] { find(FindDirection::Backward); });
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    retranslate();
    hide();
}

void FindBar::openFor(const QString& text)
{
    show();
    if (!text.isEmpty())
        m_text->setText(text);
    m_text->setFocus();
    m_text->selectAll();
}

void FindBar::setFound(bool found)
{
    m_result->setText(found || m_text->text().isEmpty() ? QString() : tr("Not found"));
}

void FindBar::find(FindDirection direction)
{
    m_result->clear();
    Q_EMIT findRequested(m_text->text(), direction);
}

void FindBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

/// Escape closes this, whatever the window means by it.
bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        m_close->click();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        find(event->modifiers().testFlag(Qt::ShiftModifier) ? FindDirection::Backward
                                                            : FindDirection::Forward);
    else
        QWidget::keyPressEvent(event);
}

void FindBar::retranslate()
{
    m_text->setPlaceholderText(tr("Find in the message"));
    m_text->setAccessibleName(tr("Find in the message"));
    m_previous->setText(tr("Previous"));
    m_next->setText(tr("Next"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
}

} // namespace postaci

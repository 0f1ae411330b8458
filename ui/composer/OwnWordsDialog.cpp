#include "composer/OwnWordsDialog.h"

#include "spelling/SpellChecker.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

OwnWordsDialog::OwnWordsDialog(SpellChecker& checker, QWidget* parent)
    : QDialog(parent), m_checker(checker), m_hint(new QLabel(this)), m_words(new QListWidget(this)),
      m_remove(new QPushButton(tr("&Remove"), this))
{
    setObjectName(QStringLiteral("ownWordsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("My words"));
    m_hint->setWordWrap(true);
    setInk(m_hint, Ink::Meta);
    m_words->setObjectName(QStringLiteral("ownWords"));
    m_words->setAccessibleName(tr("My words"));
    m_words->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_remove->setObjectName(QStringLiteral("removeOwnWordButton"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("&Close"));
    buttons->addButton(m_remove, QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace2);
    column->addWidget(m_hint);
    column->addWidget(m_words, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_remove, &QPushButton::clicked, this, &OwnWordsDialog::removeChosen);
    connect(m_words, &QListWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(!m_words->selectedItems().isEmpty()); });
    connect(&checker, &SpellChecker::ownWordsChanged, this, &OwnWordsDialog::refresh);
    resize(360, 420);
    refresh();
}

void OwnWordsDialog::refresh()
{
    m_words->clear();
    m_words->addItems(m_checker.ownWords());
    m_words->setVisible(m_words->count() > 0);
    m_hint->setText(m_words->count() > 0 ? tr("These words are right in every language.")
                                         : tr("There are none yet. The menu of an unknown word adds it."));
    m_remove->setEnabled(false);
}

void OwnWordsDialog::removeChosen()
{
    QStringList words;
    for (const QListWidgetItem* item : m_words->selectedItems())
        words << item->text();
    bool isKept = true;
    for (const QString& word : words)
        isKept = m_checker.forget(word).has_value() && isKept;
    if (!isKept)
        m_hint->setText(
            tr("That could not be written to the disk: the words are back when Postacı starts again."));
}

} // namespace postaci

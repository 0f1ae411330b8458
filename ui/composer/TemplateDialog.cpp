#include "composer/TemplateDialog.h"

#include "account/ErrorSentence.h"
#include "accounts/FormField.h"
#include "message/TemplateText.h"
#include "widgets/DialogButtons.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

template <typename Editor> Editor* namedTemplateField(const char* name)
{
    auto* editor = new Editor;
    editor->setObjectName(QLatin1String(name));
    return editor;
}

/// In the language that is shown, which both of a placeholder's names work in.
QStringList shownPlaceholders()
{
    const bool isTurkish = QLocale().language() == QLocale::Turkish;
    return isTurkish ? placeholderNamesTurkish() : placeholderNames();
}

void showTemplateError(InfoBar* bar, const Error& error)
{
    const ErrorText words = describeError(error);
    bar->show(InfoBar::Error, words.summary + QLatin1Char(' ') + words.advice, error.detail);
}

} // namespace

TemplateEditor::TemplateEditor(MailEngine& engine, const Template& edited, QWidget* parent)
    : GrowingDialog(parent), m_engine(engine), m_id(edited.id), m_bar(new InfoBar(this)),
      m_name(namedTemplateField<QLineEdit>("templateName")),
      m_subject(namedTemplateField<QLineEdit>("templateSubject")),
      m_text(namedTemplateField<QPlainTextEdit>("templateText")), m_nameField(new FormField(m_name)),
      m_subjectField(new FormField(m_subject)), m_textField(new FormField(m_text)),
      m_placeholder(new QPushButton(this)), m_cancel(new QPushButton(this)), m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("templateEditor"));
    m_name->setText(edited.name);
    m_name->setMaxLength(200);
    m_subject->setText(edited.subject);
    m_text->setPlainText(edited.text);
    m_text->setTabChangesFocus(true);
    build();
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameField->setError({}); });
    connect(m_placeholder->menu(), &QMenu::aboutToShow, this, &TemplateEditor::fillPlaceholders);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &TemplateEditor::save);
    retranslate();
    (edited.id == 0 ? static_cast<QWidget*>(m_name) : m_text)->setFocus();
    m_name->selectAll(); // what it is called by the subject may be another one
    openWithSize(this, {fontMetrics().averageCharWidth() * 76, fontMetrics().lineSpacing() * 26});
}

void TemplateEditor::build()
{
    m_placeholder->setObjectName(QStringLiteral("placeholderButton"));
    m_placeholder->setMenu(new QMenu(m_placeholder));
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_save->setObjectName(QStringLiteral("saveTemplateButton"));
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_placeholder);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_bar);
    column->addWidget(m_nameField);
    column->addWidget(m_subjectField);
    column->addWidget(m_textField, 1);
    column->addLayout(buttons);
    putLastInTabOrder({m_placeholder, m_cancel, m_save});
}

void TemplateEditor::fillPlaceholders()
{
    m_placeholder->menu()->clear();
    for (const QString& name : shownPlaceholders()) {
        const QString written = QStringLiteral("{{") + name + QStringLiteral("}}");
        m_placeholder->menu()->addAction(written, this, [this, written] {
            m_text->insertPlainText(written);
            m_text->setFocus();
        });
    }
}

void TemplateEditor::save()
{
    const QString name = m_name->text().simplified();
    m_nameField->setError(name.isEmpty() ? FormField::Sentence([] { return tr("A template needs a name."); })
                                         : FormField::Sentence());
    if (name.isEmpty()) {
        m_name->setFocus();
        return;
    }
    m_engine.saveTemplate({m_id, name, m_subject->text().simplified(), m_text->toPlainText()},
                          [self = QPointer<TemplateEditor>(this)](const Result<qint64>& stored) {
                              if (!self)
                                  return;
                              if (!stored) {
                                  showTemplateError(self->m_bar, stored.error());
                                  return;
                              }
                              Q_EMIT self->saved(*stored);
                              self->accept();
                          });
}

void TemplateEditor::changeEvent(QEvent* event)
{
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TemplateEditor::retranslate()
{
    setWindowTitle(m_id == 0 ? tr("New template") : tr("Template"));
    m_nameField->setLabel(tr("&Name"));
    m_subjectField->setLabel(tr("S&ubject"));
    m_subject->setPlaceholderText(tr("stays as it is in the message"));
    m_textField->setLabel(tr("&Text"));
    m_placeholder->setText(tr("&Placeholder"));
    m_placeholder->setToolTip(tr("Stands for something that is filled in when the template is used"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Sa&ve"));
}

TemplateDialog::TemplateDialog(MailEngine& engine, QWidget* parent)
    : QDialog(parent), m_engine(engine), m_help(new QLabel(this)), m_bar(new InfoBar(this)),
      m_list(new QListWidget(this)), m_add(new QPushButton(this)), m_edit(new QPushButton(this)),
      m_remove(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("templateDialog"));
    m_list->setObjectName(QStringLiteral("templateList"));
    m_add->setObjectName(QStringLiteral("addTemplateButton"));
    m_edit->setObjectName(QStringLiteral("editTemplateButton"));
    m_remove->setObjectName(QStringLiteral("removeTemplateButton"));
    m_close->setObjectName(QStringLiteral("closeButton"));
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        m_current = selected() != nullptr ? selected()->id : 0;
        updateButtons();
    });
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (selected() != nullptr)
            edit(*selected());
    });
    connect(m_add, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(*selected()); });
    connect(m_remove, &QPushButton::clicked, this, &TemplateDialog::remove);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_bar, &InfoBar::primaryClicked, this, [this] {
        m_bar->hide();
        Template back = m_removed;
        back.id = 0;
        m_engine.saveTemplate(back, [self = QPointer<TemplateDialog>(this)](const Result<qint64>&) {
            if (self)
                self->refresh();
        });
    });
    retranslate();
    refresh();
    openWithSize(this, {fontMetrics().averageCharWidth() * 64, fontMetrics().lineSpacing() * 20});
}

void TemplateDialog::build()
{
    m_help->setWordWrap(true);
    setInk(m_help, Ink::Meta);
    auto* removeKey = new QAction(m_list);
    removeKey->setShortcut(QKeySequence(Qt::Key_Delete));
    removeKey->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(removeKey);
    connect(removeKey, &QAction::triggered, this, &TemplateDialog::remove);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    for (QPushButton* button : {m_add, m_edit, m_remove})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_help);
    column->addWidget(m_bar);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
}

void TemplateDialog::refresh()
{
    m_templates = m_engine.reader().templates().value_or({});
    const qint64 current = m_current;
    m_list->clear();
    for (const Template& each : std::as_const(m_templates)) {
        auto* item = new QListWidgetItem(each.name, m_list);
        if (each.id == current)
            m_list->setCurrentItem(item);
    }
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    updateButtons();
}

const Template* TemplateDialog::selected() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_templates.size() ? &m_templates.at(row) : nullptr;
}

void TemplateDialog::updateButtons()
{
    m_edit->setEnabled(selected() != nullptr);
    m_remove->setEnabled(selected() != nullptr);
}

void TemplateDialog::edit(const Template& edited)
{
    auto* editor = new TemplateEditor(m_engine, edited, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &TemplateEditor::saved, this, [this](qint64 id) {
        m_bar->hide();
        m_current = id;
        refresh();
    });
    editor->open();
}

void TemplateDialog::remove()
{
    if (selected() == nullptr)
        return;
    const Template removed = *selected();
    m_engine.removeTemplate(
        removed.id, [self = QPointer<TemplateDialog>(this), removed](const Result<void>& gone) {
            if (!self)
                return;
            if (!gone) {
                showTemplateError(self->m_bar, gone.error());
                return;
            }
            self->m_removed = removed;
            //: %1 is its name
            self->m_bar->show(InfoBar::Info, tr("The template “%1” is deleted.").arg(removed.name));
            self->m_bar->setButtons(tr("&Undo"));
            self->refresh();
        });
}

void TemplateDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TemplateDialog::retranslate()
{
    setWindowTitle(tr("Templates"));
    m_help->setText(tr("Texts to begin a message with. While you write, they are under Templates."));
    m_list->setAccessibleName(tr("Templates"));
    m_add->setText(tr("&New…"));
    m_edit->setText(tr("&Edit…"));
    m_remove->setText(tr("&Delete"));
    m_close->setText(tr("&Close"));
}

void openTemplates(MailEngine& engine, QWidget* parent)
{
    auto* dialog = new TemplateDialog(engine, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void editTemplate(MailEngine& engine, const Template& edited, QWidget* parent)
{
    auto* editor = new TemplateEditor(engine, edited, parent);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->open();
}

} // namespace postaci

#pragma once

#include "MailEngine.h"
#include "widgets/GrowingDialog.h"

#include <functional>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace postaci {

class FormField;
class InfoBar;

/// One template: its name, subject and text, with the placeholders to choose from. Saves by itself. UI
/// thread.
class TemplateEditor : public GrowingDialog
{
    Q_OBJECT

public:
    TemplateEditor(MailEngine& engine, const Template& edited, QWidget* parent = nullptr);

Q_SIGNALS:
    void saved(qint64 id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void fillPlaceholders();
    void save();
    void retranslate();

    MailEngine& m_engine;
    const qint64 m_id;
    InfoBar* m_bar;
    QLineEdit* m_name;
    QLineEdit* m_subject;
    QPlainTextEdit* m_text;
    FormField* m_nameField;
    FormField* m_subjectField;
    FormField* m_textField;
    QPushButton* m_placeholder;
    QPushButton* m_cancel;
    QPushButton* m_save;
};

/// All templates: to be made, changed and deleted. UI thread.
class TemplateDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TemplateDialog(MailEngine& engine, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void refresh();
    void updateButtons();
    void edit(const Template& edited);
    void remove();
    [[nodiscard]] const Template* selected() const;
    void retranslate();

    MailEngine& m_engine;
    QList<Template> m_templates;
    qint64 m_current = 0;
    Template m_removed; ///< what Undo brings back
    QLabel* m_help;
    InfoBar* m_bar;
    QListWidget* m_list;
    QPushButton* m_add;
    QPushButton* m_edit;
    QPushButton* m_remove;
    QPushButton* m_close;
};

void openTemplates(MailEngine& engine, QWidget* parent);
void editTemplate(MailEngine& engine, const Template& edited, QWidget* parent);

} // namespace postaci

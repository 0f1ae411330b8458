#pragma once

#include "MailEngine.h"
#include "contacts/CsvContacts.h"
#include "contacts/Duplicates.h"
#include "contacts/VCard.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace postaci {

class IconLine;

/// Shows what is in a file of contacts, for a table which column is what, and takes it into the address book.
/// The file is read and sorted in a thread. UI thread.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(MailEngine& engine, const QString& file, QWidget* parent = nullptr);

    struct Outcome
    {
        qsizetype added = 0;
        qsizetype merged = 0;
        qsizetype skipped = 0;
    };

Q_SIGNALS:
    void imported(const postaci::ImportDialog::Outcome& outcome, const postaci::ContactEdit& undo);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What the thread has found.
    struct Contents
    {
        bool isReadable = false;
        bool isTable = false;
        VCards cards;
        CsvTable table;
        QList<CsvColumn> columns;
    };

    void read();
    void showContents(const std::shared_ptr<Contents>& contents);
    void fillTable();
    void columnChosen(int column, int choice);
    void import();
    void planned(const std::shared_ptr<ImportPlan>& plan);
    void tell(const Error& error);
    void retranslate();
    void updateWords();

    MailEngine& m_engine;
    QString m_file;
    std::shared_ptr<Contents> m_contents;
    QLabel* m_intro;
    QTableWidget* m_table;
    QList<QComboBox*> m_fields;
    QLabel* m_waysLabel;
    QComboBox* m_ways;
    IconLine* m_problem;
    QPushButton* m_import = nullptr;
    bool m_isBusy = true;
};

} // namespace postaci

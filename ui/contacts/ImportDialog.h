#pragma once

#include "base/CancelToken.h"
#include "contacts/ContactChanges.h"
#include "contacts/CsvContacts.h"
#include "contacts/Duplicates.h"
#include "contacts/VCard.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace postaci {

class IconLine;

/// Shows what is in a file of contacts, for a table which column is what, and whom it adds to groups that are
/// here, and takes it into the address book by `changes`. The file is read and sorted in a thread, which
/// stops when the dialog goes. UI thread.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// Of `source` is said where the people are from; empty: the name of the file.
    ImportDialog(MailEngine& engine, ContactChanges& changes, const QString& file, QWidget* parent = nullptr,
                 const QString& source = {});
    ~ImportDialog() override;

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

    using Planned = std::function<void(const std::shared_ptr<ImportPlan>&)>;

    void read();
    void showContents(const std::shared_ptr<Contents>& contents);
    void titlesChosen(bool on);
    void fillTable();
    void columnChosen(int column, int choice);
    void plan(const Planned& done);
    void preview();
    void import();
    void write(const ImportPlan& plan);
    void setBusy(bool on);
    void tell(const Error& error);
    void retranslate();
    void updateWords();
    void updateGrowth();

    MailEngine& m_engine;
    ContactChanges& m_changes;
    QString m_file;
    QString m_source;
    CancelToken m_cancel;
    std::shared_ptr<Contents> m_contents;
    QList<GroupGrowth> m_grown; ///< as it is shown
    QLabel* m_intro;
    QCheckBox* m_titles;
    QTableWidget* m_table;
    QList<QComboBox*> m_fields;
    IconLine* m_growthHeading;
    QPlainTextEdit* m_growth;
    QLabel* m_waysLabel;
    QComboBox* m_ways;
    IconLine* m_problem;
    QPushButton* m_import = nullptr;
    bool m_isBusy = true;
    bool m_isStale = false; ///< something else was chosen while it was planned
};

} // namespace postaci

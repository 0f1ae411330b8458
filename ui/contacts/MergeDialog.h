#pragma once

#include "contacts/ContactChanges.h"
#include "contacts/Duplicates.h"

#include <QDialog>

#include <map>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QPushButton;

namespace postaci {

class IconLine;

/// Contacts that may be one, two at a time side by side; merges them with what is chosen. All of that
/// is taken back as one. UI thread.
class MergeDialog : public QDialog
{
    Q_OBJECT

public:
    /// `sets` as findDuplicates() gives them, with at least one.
    MergeDialog(MailEngine& engine, ContactChanges& changes, QList<QList<ContactId>> sets,
                QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showPair();
    void addField(MergeField field, const QString& words, const QString& ofKept, const QString& ofOther);
    void addBoth(const QString& words, const QStringList& texts);
    void merge();
    void next(); ///< leaves these two as they are
    void setMerging(bool on);
    void retranslate();

    MailEngine& m_engine;
    ContactChanges& m_changes;
    int m_series;
    QList<QList<ContactId>> m_sets;
    Contact m_kept;
    Contact m_other;
    QLabel* m_intro;
    QWidget* m_table = nullptr;
    QGridLayout* m_grid = nullptr;
    std::map<MergeField, QButtonGroup*> m_choices;
    IconLine* m_problem;
    QPushButton* m_close;
    QPushButton* m_skip;
    QPushButton* m_merge;
    int m_merged = 0; ///< pairs
    bool m_isMerging = false;
};

} // namespace postaci

#pragma once

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace postaci {

class SpellChecker;

/// The words that the person has taught, to be taken back. UI thread.
class OwnWordsDialog : public QDialog
{
    Q_OBJECT

public:
    OwnWordsDialog(SpellChecker& checker, QWidget* parent);

private:
    void refresh();
    void removeChosen();

    SpellChecker& m_checker;
    QLabel* m_hint;
    QListWidget* m_words;
    QPushButton* m_remove;
};

} // namespace postaci

#pragma once

#include "palette/PaletteEntry.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QStackedWidget;

namespace postaci {

class PaletteModel;

/// A line above the pages of a dialog in which their options are found by words of any language; what was
/// found stands in the place of the pages until one is chosen or the line is empty again. UI thread.
class SettingsSearch : public QWidget
{
    Q_OBJECT

public:
    /// Takes `pages`.
    explicit SettingsSearch(QWidget* pages, QWidget* parent = nullptr);

    void setEntries(PaletteEntries entries);
    void clear(); ///< shows the pages
    [[nodiscard]] QLineEdit* field() const { return m_field; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void typed(const QString& text);
    void choose();
    void retranslate();

    QLabel* m_label;
    QLineEdit* m_field;
    QStackedWidget* m_stack;
    QWidget* m_results;
    QListView* m_list;
    QLabel* m_nothing;
    PaletteModel* m_model;
};

} // namespace postaci

using System.Data;
using System.Globalization;

namespace MedScan.Scripting.Output.Values;

/// <summary>What a table of <c>System.Data</c> looks like.</summary>
internal static class DataTableShape
{
    private const int MostRows = 20;

    public static Shape Read(DataTable table) => new Shape.Grid(
        table.TableName,
        [.. table.Columns.Cast<DataColumn>().Select(column => column.ColumnName)],
        [.. table.Rows.Cast<DataRow>().Take(MostRows).Select(row => (IReadOnlyList<Cell>)[.. row.ItemArray.Select(value => Cell.Of(value is DBNull ? null : value))])],
        table.Rows.Count > MostRows ? $"… {(table.Rows.Count - MostRows).ToString("#,0", CultureInfo.InvariantCulture)} more" : "");
}

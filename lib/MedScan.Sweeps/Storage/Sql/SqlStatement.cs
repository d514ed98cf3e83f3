using System.Data.Common;

namespace MedScan.Sweeps.Storage;

/// <summary>One of several statements that travel together.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Row">Reads a row that it returns; null where it returns none.</param>
internal sealed record SqlStatement(string Sql, object?[] Arguments, Action<DbDataReader>? Row = null);

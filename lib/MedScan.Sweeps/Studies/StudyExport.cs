namespace MedScan.Sweeps.Studies;

/// <summary>A study's trials as files: CSV for tables, JSON for programs and to be read back.</summary>
public static class StudyExport
{
    /// <summary>The trials as a table by RFC 4180: a line of names, then one line a trial.</summary>
    /// <remarks>The columns are <c>number</c>, <c>state</c>, <c>value</c> (<c>value_1</c> and so on for several objectives),
    /// <c>parameter.NAME</c> and <c>attribute.NAME</c> for all that any trial has, <c>last_step</c> and <c>last_report</c>, <c>started</c>
    /// and <c>ended</c> (ISO 8601, UTC), <c>seconds</c>, <c>attempts</c>, <c>worker</c> and <c>error</c>. A cell is empty where a trial has
    /// nothing to put there. Numbers have a dot whatever the culture; attributes that are not texts are their JSON.</remarks>
    /// <param name="history">The trials.</param>
    /// <returns>The table.</returns>
    public static string ToCsv(StudyHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return StudyCsv.Write(history);
    }

    /// <summary>The trials as JSON, of which <see cref="FromJson"/> makes the same trials again.</summary>
    /// <remarks>An object with <c>format</c> (<c>medscan-study</c>), <c>version</c> (1), <c>directions</c> (<c>minimize</c> or
    /// <c>maximize</c> for each objective) and <c>trials</c>: for each <c>number</c>, <c>state</c>, <c>values</c>, <c>parameters</c> (by
    /// name the <c>value</c> and <c>in</c>, the distribution), <c>fixed</c>, <c>intermediate</c> (values by step), <c>attributes</c>,
    /// <c>error</c>, <c>attempts</c>, <c>worker</c>, <c>started</c> and <c>ended</c>. What is empty is left out. Numbers that JSON has not
    /// are <c>{"number":"NaN"}</c>, <c>Infinity</c> and <c>-Infinity</c>.</remarks>
    /// <param name="history">The trials.</param>
    /// <returns>The text.</returns>
    public static string ToJson(StudyHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return StudyJson.Write(history);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What errors call it.</param>
    /// <returns>The trials.</returns>
    /// <exception cref="SweepException">It is something else, or broken.</exception>
    public static StudyHistory FromJson(string text, string file = "study.json")
    {
        ArgumentNullException.ThrowIfNull(text);
        return StudyJson.Read(text, file);
    }

    /// <summary>Writes the trials as a table, see <see cref="ToCsv"/>.</summary>
    /// <param name="history">The trials.</param>
    /// <param name="path">The file; replaced as a whole where it is there.</param>
    /// <param name="cancellation">Ends the writing; the file is then as it was.</param>
    /// <returns>When it is written.</returns>
    /// <exception cref="SweepException">It cannot be written.</exception>
    public static Task WriteCsvAsync(StudyHistory history, string path, CancellationToken cancellation = default) =>
        WriteAsync(ToCsv(history), path, cancellation);

    /// <summary>Writes the trials as JSON, see <see cref="ToJson"/>.</summary>
    /// <param name="history">The trials.</param>
    /// <param name="path">The file; replaced as a whole where it is there.</param>
    /// <param name="cancellation">Ends the writing; the file is then as it was.</param>
    /// <returns>When it is written.</returns>
    /// <exception cref="SweepException">It cannot be written.</exception>
    public static Task WriteJsonAsync(StudyHistory history, string path, CancellationToken cancellation = default) =>
        WriteAsync(ToJson(history), path, cancellation);

    /// <summary>Reads what <see cref="WriteJsonAsync"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The trials.</returns>
    /// <exception cref="SweepException">It cannot be read, is something else, or broken.</exception>
    public static async Task<StudyHistory> ReadJsonAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            return FromJson(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SweepException($"The file '{path}' cannot be read: {error.Message}", error);
        }
    }

    private static async Task WriteAsync(string text, string path, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllTextAsync(beside, text, cancellation).ConfigureAwait(false);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SweepException($"The file '{path}' cannot be written: {error.Message}", error);
        }
        finally
        {
            if (File.Exists(beside))
                File.Delete(beside);
        }
    }
}

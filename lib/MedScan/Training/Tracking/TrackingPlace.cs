using MedScan.Experiments;
using MedScan.Tracking;

namespace MedScan.Training.Tracking;

/// <summary>Where runs are tracked.</summary>
public abstract record TrackingPlace
{
    private const string OffWord = "off";
    private const string SqlitePrefix = "sqlite:///";
    private const string DatabaseName = "mlflow.db";

    private TrackingPlace()
    {
    }

    /// <summary>The place of the word <c>off</c>.</summary>
    public static TrackingPlace None { get; } = new Off();

    /// <summary>The folder <c>mlruns</c> below the current one.</summary>
    public static TrackingPlace Default => Folder("mlruns");

    /// <summary>A folder of one's own: the database <c>mlflow.db</c> in it, artifacts in <c>artifacts</c> beside that.</summary>
    /// <param name="folder">Made when it is missing.</param>
    public static TrackingPlace Folder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string full = Path.GetFullPath(folder);
        return new Store(SqlitePrefix + Path.Combine(full, DatabaseName), Path.Combine(full, "artifacts"));
    }

    /// <summary>The place that a command line, an environment and earlier sessions name.</summary>
    /// <param name="option">What was written on the command line; null or empty = nothing.</param>
    /// <param name="remembered">Where the run was tracked before it was interrupted; null = nowhere.</param>
    /// <param name="variable">The value of <c>MLFLOW_TRACKING_URI</c>; null or empty = not set.</param>
    /// <returns>The first of these that is there, else <see cref="Default"/>; the variable comes first where it names the
    /// remembered place and knows the password, which is never remembered.</returns>
    /// <exception cref="TrackingPlaceException">It cannot be understood.</exception>
    public static TrackingPlace Choose(string? option, string? remembered, string? variable)
    {
        if (!string.IsNullOrEmpty(option))
            return Parse(option);
        if (string.IsNullOrEmpty(remembered))
            return string.IsNullOrEmpty(variable) ? Default : Parse(variable);
        return !string.IsNullOrEmpty(variable) && Parse(variable) is var place && place.WithoutPassword == remembered ? place : Parse(remembered);
    }

    /// <summary>Reads a place as people write it.</summary>
    /// <param name="text"><c>off</c>; a server (<c>http://...</c>, <c>https://...</c>); a database (<c>sqlite:///path.db</c>,
    /// <c>postgresql://user:password@host/database</c>); or a folder. Artifacts lie in <c>artifacts</c> beside an SQLite database
    /// and in <c>mlruns/artifacts</c> below the current folder for PostgreSQL.</param>
    /// <exception cref="TrackingPlaceException">It is none of these.</exception>
    public static TrackingPlace Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (text.Equals(OffWord, StringComparison.OrdinalIgnoreCase))
            return None;
        int end = text.IndexOf(':', StringComparison.Ordinal);
        // A scheme has at least two letters: C:\runs is a folder.
        string scheme = end > 1 ? text[..end].ToLowerInvariant() : text is "databricks" ? text : "";
        return scheme switch
        {
            "http" or "https" => Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
                ? new Server(address)
                : throw new TrackingPlaceException(text, "that is no address."),
            "sqlite" => Sqlite(text),
            "postgresql" or "postgres" or "postgresql+psycopg2" =>
                new Store("postgresql" + text[end..], Path.GetFullPath(Path.Combine("mlruns", "artifacts"))),
            "file" => throw new TrackingPlaceException(
                text, "MLflow's store of plain files is not supported; runs are kept in a database. For a folder of your own write its path."),
            "databricks" => throw new TrackingPlaceException(text, "Databricks signs its users in by other ways than this client knows."),
            _ when text.Contains("://", StringComparison.Ordinal) =>
                throw new TrackingPlaceException(text, $"'{scheme}' is not known{Spelling.HintOrStop(scheme, ["http", "https", "sqlite", "postgresql"])}"),
            // A word alone is more often a slip of 'off' than the name of a new folder.
            _ when !Directory.Exists(text) && Spelling.Nearest(text, [OffWord]) is not null =>
                throw new TrackingPlaceException(text, "no such folder; did you mean off?"),
            _ => Folder(text),
        };
    }

    /// <summary>The place as text that may be written down: <see cref="Parse"/> reads it, and it holds no password.</summary>
    public string WithoutPassword
    {
        get
        {
            string text = ToString();
            if (this is Off or Store { File: not null })
                return text; // a path may hold any letter
            int start = text.IndexOf("://", StringComparison.Ordinal) + 3;
            int path = text.IndexOf('/', start);
            int end = text.LastIndexOf('@', path < 0 ? text.Length - 1 : path);
            int colon = end < start ? -1 : text.IndexOf(':', start, end - start);
            return colon < 0 ? text : text.Remove(colon, end - colon);
        }
    }

    /// <summary>Where records wait that this place has not taken yet: beside an SQLite database, whose server is there only while
    /// a program of ours runs; otherwise the spool that all runs share.</summary>
    public string SpoolFolder => this is Store { File: { } file }
        ? Path.Combine(Path.GetDirectoryName(file)!, "unsent")
        : RunSpool.DefaultFolder;

    private static Store Sqlite(string text)
    {
        string file = text.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase) ? text[SqlitePrefix.Length..] : "";
        if (file.Length == 0 || file.EndsWith('/'))
            throw new TrackingPlaceException(text, "an SQLite database is written sqlite:///relative/path.db or sqlite:////absolute/path.db.");
        string full = Path.GetFullPath(file);
        return new Store(SqlitePrefix + full, Path.Combine(Path.GetDirectoryName(full)!, "artifacts"));
    }

    /// <summary>Nowhere.</summary>
    public sealed record Off : TrackingPlace
    {
        internal Off()
        {
        }

        /// <inheritdoc/>
        public override string ToString() => OffWord;
    }

    /// <summary>A tracking server that runs already.</summary>
    /// <param name="Address">Its address.</param>
    public sealed record Server(Uri Address) : TrackingPlace
    {
        /// <inheritdoc/>
        public override string ToString() => Address.OriginalString;
    }

    /// <summary>A database and a folder, over which a server of one's own is started.</summary>
    /// <param name="Database"><c>sqlite:///</c> with a full path, or <c>postgresql://...</c>.</param>
    /// <param name="ArtifactRoot">Full path of the folder of artifacts.</param>
    public sealed record Store(string Database, string ArtifactRoot) : TrackingPlace
    {
        /// <summary>The database's file; null for PostgreSQL.</summary>
        public string? File => Database.StartsWith(SqlitePrefix, StringComparison.Ordinal) ? Database[SqlitePrefix.Length..] : null;

        /// <inheritdoc/>
        public override string ToString() => Database;
    }
}

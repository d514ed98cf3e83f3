namespace MedScan.Versions.Remotes;

/// <summary>A content of a snapshot.</summary>
/// <param name="Sha256">Its name in the remote.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Path">The first file, relative to the data set, that has it.</param>
internal sealed record SnapshotObject(string Sha256, long Bytes, string Path)
{
    public const string Folder = "objects";

    /// <summary>Below <see cref="Folder"/>: two digits, then the rest, so that no folder holds too many.</summary>
    public string Place => $"{Sha256[..2]}/{Sha256[2..]}";

    /// <summary>The distinct contents of the files of a snapshot.</summary>
    public static IReadOnlyList<SnapshotObject> Of(DatasetSnapshot snapshot) =>
        [.. snapshot.StoredFiles.DistinctBy(file => file.Sha256).Select(file => new SnapshotObject(file.Sha256, file.Bytes, file.Path))];
}

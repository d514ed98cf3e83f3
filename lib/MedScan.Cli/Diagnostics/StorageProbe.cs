namespace MedScan.Cli.Diagnostics;

/// <summary>Room for decoded images.</summary>
internal static class StorageProbe
{
    private const string Section = "Storage";

    public static IEnumerable<Finding> Inspect()
    {
        // The default of data.cache; it is made when it is first needed, so the folder above answers for it.
        string cache = Path.GetFullPath("data/processed");
        string folder = cache;
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;

        long free = new DriveInfo(folder).AvailableFreeSpace;
        string value = $"{ByteSize.Describe(free)} free for {cache}";
        const long Comfortable = 2L << 30;
        yield return free >= Comfortable
            ? new(Section, "Cache of decoded images", value)
            : new(Section, "Cache of decoded images", value, FindingState.Warning,
                "Large data sets will not fit; set data.cache=<folder> to a larger disk.");
    }
}

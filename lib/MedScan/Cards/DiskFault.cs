namespace MedScan.Cards;

/// <summary>Says what a person can do about a disk that does not take what is written.</summary>
internal static class DiskFault
{
    private const int NoSpaceUnix = 28;
    private const int QuotaUnix = 122;
    private const int NoSpaceWindows = unchecked((int)0x80070070);

    /// <param name="what">What could not be done, as the beginning of a sentence.</param>
    /// <param name="fault">Of the file system.</param>
    public static MedScanException Explain(string what, Exception fault)
    {
        string advice = fault switch
        {
            IOException { HResult: NoSpaceUnix or NoSpaceWindows } => "The disk is full. Make room and give the same command again; it goes on where it was.",
            IOException { HResult: QuotaUnix } => "Your quota is used up. Make room and give the same command again; it goes on where it was.",
            UnauthorizedAccessException => "Check who may write there.",
            _ => "Check the disk and give the same command again.",
        };
        return new MedScanException($"{what}: {fault.Message} {advice}", fault);
    }
}

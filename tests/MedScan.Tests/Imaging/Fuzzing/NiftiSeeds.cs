using MedScan.Tests.Imaging.Nifti;

namespace MedScan.Tests.Imaging.Fuzzing;

/// <summary>Small volumes of several kinds, to be damaged.</summary>
internal static class NiftiSeeds
{
    public static IReadOnlyList<FuzzSeed> All { get; } = Make();

    private static List<FuzzSeed> Make()
    {
        List<FuzzSeed> files = [];
        var random = new Random(5);
        foreach (short type in new short[] { 2, 4, 8, 16, 64, 128, 256, 512, 768 })
        {
            foreach (bool isPacked in new[] { false, true })
            {
                int bytes = type switch { 2 or 256 => 1, 4 or 512 => 2, 128 => 3, 64 => 8, _ => 4 };
                byte[] voxels = new byte[12 * 10 * 8 * bytes];
                random.NextBytes(voxels);
                var writer = new NiftiWriter
                {
                    Sides = [12, 10, 8],
                    Type = type,
                    Voxels = voxels,
                    IsBigEndian = type % 3 == 0,
                    IsVersion2 = type is 8 or 512,
                    IsPacked = isPacked,
                    Slope = type == 4 ? 2 : 0,
                    Matrix = type == 2 ? [-1, 0, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0] : null,
                    Quaternion = type == 16 ? [0.5, 0.5, 0.5, -1] : null,
                };
                files.Add(new FuzzSeed(isPacked ? "volume.nii.gz" : "volume.nii", writer.ToArray(), isPacked ? 10 : 352));
            }
        }

        return files;
    }
}

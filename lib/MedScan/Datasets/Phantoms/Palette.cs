namespace MedScan.Datasets.Phantoms;

/// <summary>How bright tissues are in one image, 0 to 1.</summary>
internal readonly record struct Palette(float Scalp, float Skull, float Fluid, float Gray, float White, float Enhanced, float Edema)
{
    /// <summary>Mostly like T1 with contrast agent, where fluid is dark; sometimes like T2, where it is bright.</summary>
    internal static Palette Draw(ref CounterRandom random)
    {
        bool bright = random.Chance(0.1f);
        float gain = random.Between(0.75f, 1.1f);
        float spread = random.Between(0.10f, 0.19f);
        float middle = random.Between(0.34f, 0.44f);
        float scalp = random.Between(0.6f, 0.95f);
        float enhanced = random.Between(0.80f, 0.98f);
        return bright
            ? new Palette(scalp * 0.7f, 0.06f, gain * 0.62f, gain * (middle + (spread / 2)), gain * (middle - (spread / 2)), gain * enhanced, gain * 0.6f)
            : new Palette(scalp, 0.07f, gain * 0.13f, gain * (middle - (spread / 2)), gain * (middle + (spread / 2)), gain * enhanced, gain * 0.3f);
    }
}

namespace MedScan.Imaging;

/// <summary>How many channels a decoded image has; the value is the channel count.</summary>
public enum ColorMode
{
    /// <summary>One channel; colour is reduced with the luma weights of ITU-R BT.601, as Pillow's mode L does.</summary>
    Grayscale = 1,

    /// <summary>Red, green, blue; a grey image has three equal channels.</summary>
    Rgb = 3,
}

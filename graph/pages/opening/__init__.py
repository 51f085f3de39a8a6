"""What every page opens with: a sentence, three lists, what is not known; and the closing strip."""
